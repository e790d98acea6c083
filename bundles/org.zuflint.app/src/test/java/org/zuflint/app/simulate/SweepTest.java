package org.zuflint.app.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.emf.common.notify.Notifier;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zuflint.model.PatchSemantics;
import org.zuflint.sim.calibrate.Mail;

/** The example that changes a model from Java, as a user would run it. */
class SweepTest {
  @TempDir Path folder;

  @Test
  void theExampleSweepsPages() throws Exception {
    StringWriter said = new StringWriter();
    PrintWriter writer = new PrintWriter(said);
    String source = root().resolve("examples/sweep/Sweep.java").toString();
    String[] arguments = {
      "-21", "-nowarn", "-classpath", classPath(), "-d", folder.toString(), source
    };
    assertTrue(BatchCompiler.compile(arguments, writer, writer, null), said::toString);
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, SweepTest.class.getClassLoader())) {
      loader
          .loadClass("Sweep")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[] {folder.toString()});
    }
    assertEquals(
        64,
        Studies.driver(folder.resolve("driver.zmm"))
            .getOperations()
            .getFirst()
            .getSteps()
            .getFirst()
            .getPages());
    String picture = Files.readString(folder.resolve("sweep.svg"));
    assertEquals(3, picture.split("<polyline", -1).length, picture);
  }

  private static String classPath() throws URISyntaxException {
    StringBuilder path = new StringBuilder();
    for (Class<?> type :
        List.of(Studies.class, Mail.class, PatchSemantics.class, EObject.class, Notifier.class)) {
      URI place = type.getProtectionDomain().getCodeSource().getLocation().toURI();
      path.append(Path.of(place)).append(File.pathSeparator);
    }
    return path.toString();
  }

  private static Path root() {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("mvnw"))) {
      root = root.getParent();
    }
    return root;
  }
}
