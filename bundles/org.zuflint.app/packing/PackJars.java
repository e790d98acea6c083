import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Writes the jars of the archive as Java can keep their classes between runs: without signatures,
 * and with no class file that is older than Java 8. Java verifies and links such classes at every
 * start; with picocli's and the signed ones a start takes a third longer. So does what Java makes
 * for pattern switches and records when they are first used: it is written out instead.
 */
public final class PackJars {
  private static final int JAVA_8 = Opcodes.V1_8;
  private static final int VERSION_AT = 6;

  private PackJars() {}

  /** TO FROM...: jars, or folders of jars. */
  public static void main(String[] args) throws IOException {
    Path to = Path.of(args[0]);
    Files.createDirectories(to);
    for (int i = 1; i < args.length; i++) {
      Path from = Path.of(args[i]);
      if (Files.isDirectory(from)) {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(from, "*.jar")) {
          for (Path jar : jars) {
            pack(jar, to.resolve(jar.getFileName()));
          }
        }
      } else {
        pack(from, to.resolve(from.getFileName()));
      }
    }
  }

  private static void pack(Path from, Path to) throws IOException {
    try (JarFile jar = new JarFile(from.toFile(), false);
        URLClassLoader classes = new URLClassLoader(new URL[] {from.toUri().toURL()})) {
      TreeMap<String, byte[]> files = new TreeMap<>();
      boolean signed = false;
      for (ZipEntry entry : Collections.list(jar.entries())) {
        String name = entry.getName();
        if (name.matches("META-INF/[^/]*\\.(SF|RSA|DSA|EC)")) {
          signed = true;
        } else if (!entry.isDirectory()) {
          byte[] bytes = jar.getInputStream(entry).readAllBytes();
          files.put(name, name.endsWith(".class") ? Linked.of(raised(bytes, classes)) : bytes);
        }
      }
      if (signed) {
        files.put(JarFile.MANIFEST_NAME, unsigned(files.get(JarFile.MANIFEST_NAME)));
      }
      try (OutputStream out = Files.newOutputStream(to);
          ZipOutputStream zip = new ZipOutputStream(out)) {
        // Java wants it first.
        write(zip, JarFile.MANIFEST_NAME, files.remove(JarFile.MANIFEST_NAME));
        for (var file : files.entrySet()) {
          write(zip, file.getKey(), file.getValue());
        }
      }
    }
  }

  private static void write(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    if (bytes != null) {
      ZipEntry entry = new ZipEntry(name);
      entry.setTimeLocal(java.time.LocalDateTime.of(2026, 1, 1, 0, 0));
      zip.putNextEntry(entry);
      zip.write(bytes);
      zip.closeEntry();
    }
  }

  /** A manifest without the digests of files. */
  private static byte[] unsigned(byte[] bytes) throws IOException {
    Manifest manifest = new Manifest(new ByteArrayInputStream(bytes));
    manifest.getEntries().clear();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    manifest.write(out);
    return out.toByteArray();
  }

  /** The same class for Java 8, with the frames that its verifier reads. */
  private static byte[] raised(byte[] bytes, ClassLoader classes) {
    int version = (bytes[VERSION_AT] & 0xff) << 8 | bytes[VERSION_AT + 1] & 0xff;
    if (version >= JAVA_8) {
      return bytes;
    }
    ClassWriter writer =
        new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
          @Override
          protected ClassLoader getClassLoader() {
            return classes;
          }
        };
    ClassVisitor raising =
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public void visit(
              int old, int access, String name, String signature, String parent, String[] kinds) {
            super.visit(JAVA_8, access, name, signature, parent, kinds);
          }
        };
    new ClassReader(bytes).accept(raising, ClassReader.SKIP_FRAMES);
    return writer.toByteArray();
  }

  /** A class with methods of its own for what java.lang.runtime would make at every start. */
  private static final class Linked extends ClassVisitor {
    private static final String RUNTIME = "java/lang/runtime/";
    private static final String OBJECTS = "java/util/Objects";

    /** Calls of {@code invokedynamic} that have become methods, by the name of that. */
    private final Map<String, Runnable> made = new LinkedHashMap<>();

    private String owner = "";
    private boolean isInterface;

    private Linked(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    static byte[] of(byte[] bytes) {
      ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
      Linked linked = new Linked(writer);
      new ClassReader(bytes).accept(linked, 0);
      return linked.made.isEmpty() ? bytes : writer.toByteArray();
    }

    @Override
    public void visit(
        int version, int access, String name, String signature, String parent, String[] kinds) {
      super.visit(version, access, name, signature, parent, kinds);
      owner = name;
      isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String type, String signature, String[] thrown) {
      MethodVisitor next = super.visitMethod(access, name, type, signature, thrown);
      return new MethodVisitor(Opcodes.ASM9, next) {
        @Override
        public void visitInvokeDynamicInsn(
            String called, String how, Handle maker, Object... with) {
          Consumer<MethodVisitor> body = body(called, how, maker, with);
          if (body == null) {
            super.visitInvokeDynamicInsn(called, how, maker, with);
            return;
          }
          String method = called + "$" + made.size();
          made.put(method, () -> write(method, how, body));
          super.visitMethodInsn(Opcodes.INVOKESTATIC, owner, method, how, isInterface);
        }
      };
    }

    @Override
    public void visitEnd() {
      made.values().forEach(Runnable::run);
      super.visitEnd();
    }

    private void write(String method, String how, Consumer<MethodVisitor> body) {
      int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
      MethodVisitor out = cv.visitMethod(access, method, how, null, null);
      out.visitCode();
      body.accept(out);
      out.visitMaxs(0, 0);
      out.visitEnd();
    }

    /** What the call does; null for what Java keeps between runs, or does seldom. */
    private static Consumer<MethodVisitor> body(
        String called, String how, Handle maker, Object[] with) {
      String by = maker.getOwner() + "." + maker.getName();
      if (by.equals(RUNTIME + "SwitchBootstraps.typeSwitch")) {
        boolean classes = Arrays.stream(with).allMatch(Type.class::isInstance);
        return classes ? out -> choose(out, with, "") : null;
      }
      if (by.equals(RUNTIME + "SwitchBootstraps.enumSwitch")) {
        boolean known = Arrays.stream(with).allMatch(l -> l instanceof Type || l instanceof String);
        String kind = Type.getArgumentTypes(how)[0].getInternalName();
        return known ? out -> choose(out, with, kind) : null;
      }
      if (by.equals(RUNTIME + "ObjectMethods.bootstrap") && !called.equals("toString")) {
        List<Handle> parts = Arrays.stream(with).skip(2).map(Handle.class::cast).toList();
        String self = ((Type) with[0]).getInternalName();
        return called.equals("equals") ? out -> equal(out, self, parts) : out -> hash(out, parts);
      }
      return null;
    }

    /** The number of the first label from the second argument on that the first one fits. */
    private static void choose(MethodVisitor out, Object[] labels, String kind) {
      Label some = new Label();
      out.visitVarInsn(Opcodes.ALOAD, 0);
      out.visitJumpInsn(Opcodes.IFNONNULL, some);
      out.visitInsn(Opcodes.ICONST_M1);
      out.visitInsn(Opcodes.IRETURN);
      mark(out, some);
      for (int i = 0; i < labels.length; i++) {
        Label next = new Label();
        out.visitVarInsn(Opcodes.ILOAD, 1);
        out.visitLdcInsn(i);
        out.visitJumpInsn(Opcodes.IF_ICMPGT, next);
        out.visitVarInsn(Opcodes.ALOAD, 0);
        if (labels[i] instanceof Type type) {
          out.visitTypeInsn(Opcodes.INSTANCEOF, type.getInternalName());
          out.visitJumpInsn(Opcodes.IFEQ, next);
        } else {
          out.visitFieldInsn(Opcodes.GETSTATIC, kind, (String) labels[i], "L" + kind + ";");
          out.visitJumpInsn(Opcodes.IF_ACMPNE, next);
        }
        out.visitLdcInsn(i);
        out.visitInsn(Opcodes.IRETURN);
        mark(out, next);
      }
      out.visitLdcInsn(labels.length);
      out.visitInsn(Opcodes.IRETURN);
    }

    private static void mark(MethodVisitor out, Label label) {
      out.visitLabel(label);
      out.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    }

    /** As java.lang.runtime.ObjectMethods does it, to the number. */
    private static void hash(MethodVisitor out, List<Handle> parts) {
      out.visitInsn(Opcodes.ICONST_0);
      for (Handle part : parts) {
        out.visitLdcInsn(31);
        out.visitInsn(Opcodes.IMUL);
        get(out, 0, part, part.getOwner());
        Type type = Type.getType(part.getDesc());
        if (type.getSort() < Type.ARRAY) {
          String box = box(type);
          out.visitMethodInsn(
              Opcodes.INVOKESTATIC, box, "hashCode", "(" + part.getDesc() + ")I", false);
        } else {
          String object = "(Ljava/lang/Object;)I";
          out.visitMethodInsn(Opcodes.INVOKESTATIC, OBJECTS, "hashCode", object, false);
        }
        out.visitInsn(Opcodes.IADD);
      }
      out.visitInsn(Opcodes.IRETURN);
    }

    private static void equal(MethodVisitor out, String self, List<Handle> parts) {
      Label other = new Label();
      Label not = new Label();
      out.visitVarInsn(Opcodes.ALOAD, 0);
      out.visitVarInsn(Opcodes.ALOAD, 1);
      out.visitJumpInsn(Opcodes.IF_ACMPNE, other);
      out.visitInsn(Opcodes.ICONST_1);
      out.visitInsn(Opcodes.IRETURN);
      mark(out, other);
      out.visitVarInsn(Opcodes.ALOAD, 1);
      out.visitTypeInsn(Opcodes.INSTANCEOF, self);
      out.visitJumpInsn(Opcodes.IFEQ, not);
      for (Handle part : parts) {
        get(out, 0, part, self);
        get(out, 1, part, self);
        Type type = Type.getType(part.getDesc());
        if (type.getSort() < Type.ARRAY) {
          String two = "(" + part.getDesc() + part.getDesc() + ")I";
          out.visitMethodInsn(Opcodes.INVOKESTATIC, box(type), "compare", two, false);
          out.visitJumpInsn(Opcodes.IFNE, not);
        } else {
          String two = "(Ljava/lang/Object;Ljava/lang/Object;)Z";
          out.visitMethodInsn(Opcodes.INVOKESTATIC, OBJECTS, "equals", two, false);
          out.visitJumpInsn(Opcodes.IFEQ, not);
        }
      }
      out.visitInsn(Opcodes.ICONST_1);
      out.visitInsn(Opcodes.IRETURN);
      mark(out, not);
      out.visitInsn(Opcodes.ICONST_0);
      out.visitInsn(Opcodes.IRETURN);
    }

    private static void get(MethodVisitor out, int from, Handle part, String self) {
      out.visitVarInsn(Opcodes.ALOAD, from);
      if (from > 0) {
        out.visitTypeInsn(Opcodes.CHECKCAST, self);
      }
      out.visitFieldInsn(Opcodes.GETFIELD, part.getOwner(), part.getName(), part.getDesc());
    }

    private static String box(Type type) {
      return switch (type.getSort()) {
        case Type.BOOLEAN -> "java/lang/Boolean";
        case Type.CHAR -> "java/lang/Character";
        case Type.BYTE -> "java/lang/Byte";
        case Type.SHORT -> "java/lang/Short";
        case Type.INT -> "java/lang/Integer";
        case Type.FLOAT -> "java/lang/Float";
        case Type.LONG -> "java/lang/Long";
        default -> "java/lang/Double";
      };
    }
  }
}
