# What a machine must be able to do before it is trusted with guests, in one sector that a BIOS starts:
# a timer interrupt wakes a halted CPU; long mode with paging; CPUID, RDTSC, MSRs written and read back; SSE; a run
# through 16 MiB of memory. It ends by HELLO on the first serial port and a write of 0x31 to port 0x501, which the
# device isa-debug-exit turns into exit code 99. Anything that fails hangs, and the limit of time tells.
#
#   as --64 -o b.o boot-sector.s && ld -Ttext 0 --oformat binary -e 0 -o b.bin b.o && base64 -w 0 b.bin
.code16
.org 0
start:
  cli
  xor %ax,%ax
  mov %ax,%ds
  mov %ax,%es
  mov %ax,%ss
  mov $0x7c00,%sp
  # The BIOS counts timer interrupts at 0x46c.
  sti
  mov 0x46c,%eax
1: hlt
  cmp 0x46c,%eax
  je 1b
  cli
  # PML4 0x1000 -> PDPT 0x2000 -> PD 0x3000: the first GiB in pages of 2 MiB.
  mov $0x1000,%edi
  mov %edi,%cr3
  xor %eax,%eax
  mov $0xc00,%ecx
  rep stosl
  movl $0x2003,0x1000
  movl $0x3003,0x2000
  mov $0x3000,%edi
  mov $0x83,%eax
  mov $512,%ecx
2: mov %eax,(%di)
  add $0x200000,%eax
  add $8,%di
  loop 2b
  # A20
  inb $0x92,%al
  or $2,%al
  outb %al,$0x92
  lgdt gdtr - start + 0x7c00
  mov %cr4,%eax
  or $0x620,%eax        # PAE, OSFXSR, OSXMMEXCPT
  mov %eax,%cr4
  mov $0xc0000080,%ecx  # EFER
  rdmsr
  or $0x101,%eax        # LME, SCE
  wrmsr
  mov %cr0,%eax
  and $0xfffb,%ax       # no EM: SSE
  or $0x80000003,%eax   # PG, MP, PE
  mov %eax,%cr0
  ljmp $8,$(long - start + 0x7c00)
.code64
long:
  mov $0x10,%eax
  mov %eax,%ds
  mov %eax,%ss
  xor %eax,%eax
  cpuid
  mov $1,%eax
  cpuid
  rdtsc
  mov $0xc0000082,%ecx  # LSTAR
  mov $0x12345678,%eax
  xor %edx,%edx
  wrmsr
  xor %eax,%eax
  rdmsr
  cmp $0x12345678,%eax
  jne die
  mov $0x10,%ecx        # TSC
  rdmsr
  pxor %xmm0,%xmm0
  movups %xmm0,0x500000
  mov $0x1000000,%edi
  mov $0x200000,%ecx
  mov %rcx,%rax
  rep stosq
  lea msg(%rip),%rsi
  mov $6,%ecx
  mov $0x3f8,%edx
  rep outsb
  mov $0x31,%eax
  mov $0x501,%edx
  out %al,%dx
die: hlt
  jmp die
msg: .ascii "HELLO\n"
.balign 8
gdt: .quad 0, 0x00209a0000000000, 0x0000920000000000
gdtr: .word 23
  .long gdt - start + 0x7c00
.org 510
.word 0xaa55
