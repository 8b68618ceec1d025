# A guest in one sector, for what firmware boots: it writes the text at its end to the first serial port, once, and resets the
# machine when it reads an R there.
#
#   as --32 -o b.o boot-medium.s && ld -m elf_i386 -Ttext 0x7c00 --oformat binary -e 0 -o b.bin b.o && base64 -w 0 b.bin
.code16
start:
  cli
  xor %ax,%ax
  mov %ax,%ds
  mov %ax,%ss
  mov $0x7c00,%sp
  ljmp $0,$1f
1: sti
  cld
  mov $text,%si
  mov $17,%cx
  mov $0x3f8,%dx
2: lodsb
  outb %al,%dx
  loop 2b
turn:
  hlt                     # until the next tick
  mov $0x3fd,%dx          # something to read?
  inb %dx,%al
  test $1,%al
  jz turn
  mov $0x3f8,%dx
  inb %dx,%al
  cmp $'R',%al
  jne turn
  mov $0xcf9,%dx
  mov $6,%al
  outb %al,%dx
  jmp turn
.org 493
text: .ascii "TEXT OF 16 BYTES\n"
.word 0xaa55
