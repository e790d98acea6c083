package org.zuflint.app.custom;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.zuflint.core.engine.Steps;

/**
 * Makes every method and every jump back of a rule take a step that is counted, so that a rule
 * without an end can be stopped, at the same place on every machine.
 */
final class StepCounter extends ClassVisitor {
  private static final String STEPS = Steps.class.getName().replace('.', '/');

  private StepCounter(ClassVisitor next) {
    super(Opcodes.ASM9, next);
  }

  static byte[] counted(byte[] bytes) {
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(new StepCounter(writer), 0);
    return writer.toByteArray();
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String name,
      String type,
      @Nullable String signature,
      String @Nullable [] thrown) {
    return new Counted(super.visitMethod(access, name, type, signature, thrown));
  }

  /** A call without arguments and result changes neither stack nor frames. */
  private static final class Counted extends MethodVisitor {
    private final List<Label> passed = new ArrayList<>();

    Counted(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visitCode() {
      super.visitCode();
      step();
    }

    @Override
    public void visitLabel(Label label) {
      passed.add(label);
      super.visitLabel(label);
    }

    @Override
    public void visitJumpInsn(int code, Label target) {
      if (passed.contains(target)) {
        step();
      }
      super.visitJumpInsn(code, target);
    }

    @Override
    public void visitTableSwitchInsn(int least, int most, Label otherwise, Label... labels) {
      step();
      super.visitTableSwitchInsn(least, most, otherwise, labels);
    }

    @Override
    public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
      step();
      super.visitLookupSwitchInsn(otherwise, keys, labels);
    }

    private void step() {
      super.visitMethodInsn(Opcodes.INVOKESTATIC, STEPS, "take", "()V", false);
    }
  }
}
