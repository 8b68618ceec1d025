# A guest in one sector that never ends writing: it says W on the first serial port, and then fills the second disk of the firmware
# from its begin to its end, again and again, 32 KiB at a time. Each piece begins with a number, one more than that of the
# piece before; 16 pieces are on the disk.
#
#   as --32 -o b.o writing-guest.s && ld -m elf_i386 -Ttext 0x7c00 --oformat binary -e 0 -o b.bin b.o && head -c 128 b.bin | base64 -w 0
.code16
.set buffer, 0x8000
start:
  cli
  xor %ax,%ax
  mov %ax,%ds
  mov %ax,%es
  mov %ax,%ss
  mov $0x7c00,%sp
  ljmp $0,$1f
1: sti
  movl $1,buffer
  mov $0x3f8,%dx
  mov $'W',%al
  outb %al,%dx
again:
  mov $0x4300,%ax         # extended write
  mov $0x81,%dl
  mov $packet,%si
  int $0x13
  jc again
  incl buffer
  mov block,%ax
  add $64,%ax
  and $1023,%ax           # 16 pieces of 64 sectors
  mov %ax,block
  jmp again
packet:
  .byte 0x10,0
  .word 64,buffer,0
block:
  .quad 0
.org 510
.word 0xaa55
