package org.zuflint.app.custom;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.zuflint.app.inputs.Remark;
import org.zuflint.core.source.Place;

/** Reads a rule's class file and complains of what it may not name, with the line in its source. */
final class Inspection extends ClassVisitor {
  private final Set<String> own;
  private final UnaryOperator<String> shown;
  private final List<Remark> complaints = new ArrayList<>();
  private String file = "";
  private String pkg = "";

  private Inspection(Set<String> own, UnaryOperator<String> shown) {
    super(Opcodes.ASM9);
    this.own = own;
    this.shown = shown;
  }

  /**
   * Inspects a class.
   *
   * @param own the paths of the classes that come with it
   * @param shown from a source's name, as {@code org/team/A.java}, to the name for messages
   */
  static List<Remark> of(byte[] bytes, Set<String> own, UnaryOperator<String> shown) {
    Inspection inspection = new Inspection(own, shown);
    new ClassReader(bytes).accept(inspection, ClassReader.SKIP_FRAMES);
    return inspection.complaints.stream().distinct().toList();
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      @Nullable String signature,
      @Nullable String above,
      String @Nullable [] interfaces) {
    pkg = name.substring(0, name.lastIndexOf('/') + 1);
    file = name + ".class";
    if (above != null) {
      type(above, 1);
    }
    for (String each : interfaces == null ? new String[0] : interfaces) {
      type(each, 1);
    }
  }

  @Override
  public void visitSource(@Nullable String source, @Nullable String debug) {
    file = source == null ? file : pkg + source;
  }

  @Override
  public @Nullable FieldVisitor visitField(
      int access, String name, String type, @Nullable String signature, @Nullable Object value) {
    described(type, 1);
    boolean kept =
        (access & Opcodes.ACC_STATIC) != 0
            && (access & (Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC)) == 0;
    if (kept) {
      complain(1, "'" + name + "' is static and changes; a rule keeps nothing between two calls");
    }
    return null;
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String name,
      String type,
      @Nullable String signature,
      String @Nullable [] thrown) {
    if ((access & Opcodes.ACC_NATIVE) != 0) {
      complain(1, "'" + name + "' is native");
    }
    described(type, 1);
    return new Code();
  }

  /** The instructions of one method. */
  private final class Code extends MethodVisitor {
    private int line = 1;

    Code() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visitLineNumber(int number, Label start) {
      line = number;
    }

    @Override
    public void visitTypeInsn(int code, String name) {
      type(name, line);
    }

    @Override
    public void visitFieldInsn(int code, String owner, String name, String type) {
      member(owner, name, line);
      described(type, line);
    }

    @Override
    public void visitMethodInsn(int code, String owner, String name, String type, boolean face) {
      member(owner, name, line);
      described(type, line);
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String type, org.objectweb.asm.Handle bootstrap, Object... arguments) {
      described(type, line);
      if (!Sight.links(bootstrap.getOwner().replace('/', '.'))) {
        type(bootstrap.getOwner(), line);
      }
      for (Object argument : arguments) {
        if (argument instanceof org.objectweb.asm.Handle handle) {
          member(handle.getOwner(), handle.getName(), line);
        }
      }
    }

    @Override
    public void visitLdcInsn(Object value) {
      if (value instanceof Type type) {
        described(type.getDescriptor(), line);
      }
    }
  }

  private void described(String descriptor, int line) {
    Type type = Type.getType(descriptor);
    if (type.getSort() == Type.METHOD) {
      for (Type argument : type.getArgumentTypes()) {
        described(argument.getDescriptor(), line);
      }
      described(type.getReturnType().getDescriptor(), line);
    } else if (type.getSort() == Type.ARRAY) {
      described(type.getElementType().getDescriptor(), line);
    } else if (type.getSort() == Type.OBJECT) {
      type(type.getInternalName(), line);
    }
  }

  private void type(String internal, int line) {
    if (internal.startsWith("[")) {
      described(internal, line);
    } else if (!own.contains(internal + ".class") && !Sight.allows(internal.replace('/', '.'))) {
      refuse(internal.replace('/', '.'), line);
    }
  }

  private void member(String owner, String name, int line) {
    type(owner, line);
    String type = owner.replace('/', '.');
    if (!owner.startsWith("[") && !own.contains(owner + ".class") && Sight.allows(type)) {
      if (!Sight.allows(type, name)) {
        refuse(type + "." + name + "()", line);
      }
    }
  }

  private void refuse(String what, int line) {
    complain(line, "a rule may not use " + what + " (docs/own-rules.md says what it may)");
  }

  private void complain(int line, String text) {
    complaints.add(new Remark(new Place(shown.apply(file), line, 1), text));
  }
}
