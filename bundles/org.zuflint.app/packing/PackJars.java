import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Writes the jars of the archive as Java can keep their classes between runs: without signatures,
 * and with no class file that is older than Java 8. Java verifies and links such classes at every
 * start; with picocli's and the signed ones a start takes a third longer.
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
          files.put(name, name.endsWith(".class") ? raised(bytes, classes) : bytes);
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
}
