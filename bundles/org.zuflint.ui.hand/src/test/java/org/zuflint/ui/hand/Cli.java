package org.zuflint.ui.hand;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.zuflint.ui.run.Program;

/** The command line, in a Java of its own: nothing of this workbench is in it. */
public final class Cli {
  private Cli() {}

  /** All that it prints. */
  public static String run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(
        Program.classPath().stream()
            .map(File::getPath)
            .collect(Collectors.joining(File.pathSeparator)));
    command.add(Program.MAIN);
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
