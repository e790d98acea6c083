package org.zuflint.app.cli;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.zuflint.app.cli.terminal.Interruption;
import org.zuflint.app.cli.terminal.Terminal;
import org.zuflint.app.session.Engine;
import org.zuflint.app.session.Session;
import org.zuflint.core.engine.Analysis;

/** Runs the command line in this process and keeps what it writes. */
final class Harness {
  InputStream in = InputStream.nullInputStream();
  final ByteArrayOutputStream out = new ByteArrayOutputStream();
  final ByteArrayOutputStream err = new ByteArrayOutputStream();
  final Interruption interruption = new Interruption();
  private final Engine engine;
  private final boolean screen;
  private final Map<String, String> environment;

  Harness(Engine engine, boolean screen, Map<String, String> environment) {
    this.engine = engine;
    this.screen = screen;
    this.environment = environment;
  }

  /** A run whose analysis is known beforehand, piped. */
  static Harness of(Analysis analysis) {
    return new Harness((sources, plan, readings, progress) -> analysis, false, Map.of());
  }

  Terminal terminal() {
    return new Terminal(
        in, out, new PrintStream(err, true, StandardCharsets.UTF_8), screen, screen, environment);
  }

  int run(String... args) {
    return Main.run(new Run(terminal(), new Session(engine), interruption), args);
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
