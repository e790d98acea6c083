package org.zuflint.ui.hand;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.PlatformUI;

/**
 * A workbench that is started with {@code -Dzuflint.newcomer=FOLDER} is gone through as a newcomer
 * does, and closed. What was seen stands in {@code FOLDER/seen.txt}; the last line is "all seen"
 * when nothing was missing. A workbench that hangs tells where before it is ended.
 */
public final class Started implements IStartup {
  private static final long PATIENCE_MILLIS = 240_000;

  @Override
  public void earlyStartup() {
    String folder = System.getProperty("zuflint.newcomer");
    if (folder != null) {
      Thread guard = new Thread(Started::endWhatHangs, "zuflint guard");
      guard.setDaemon(true);
      guard.start();
      Display display = PlatformUI.getWorkbench().getDisplay();
      display.asyncExec(() -> walk(Path.of(folder)));
    }
  }

  private static void walk(Path folder) {
    Newcomer newcomer = new Newcomer(folder);
    String end = "all seen";
    try {
      newcomer.walk();
    } catch (Exception | AssertionError | LinkageError missing) {
      StringWriter text = new StringWriter();
      missing.printStackTrace(new PrintWriter(text, true));
      end = text.toString();
    }
    try {
      Files.writeString(folder.resolve("seen.txt"), newcomer.seen() + end + "\n");
    } catch (java.io.IOException failure) {
      throw new UncheckedIOException(failure);
    } finally {
      Bench.page().closeAllEditors(false);
      PlatformUI.getWorkbench().close();
    }
  }

  private static void endWhatHangs() {
    try {
      Thread.sleep(PATIENCE_MILLIS);
    } catch (InterruptedException over) {
      return;
    }
    StringBuilder text = new StringBuilder("the workbench hangs:\n");
    for (Map.Entry<Thread, StackTraceElement[]> one : Thread.getAllStackTraces().entrySet()) {
      text.append(one.getKey()).append('\n');
      for (StackTraceElement frame : one.getValue()) {
        text.append("  at ").append(frame).append('\n');
      }
    }
    System.out.println(text);
    System.out.flush();
    Runtime.getRuntime().halt(1);
  }
}
