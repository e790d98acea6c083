package org.zuflint.app.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.zuflint.app.session.Outcome;
import org.zuflint.app.simulate.Gain;
import org.zuflint.app.simulate.Gains;
import org.zuflint.core.driver.Access;
import org.zuflint.core.driver.ClauseState;
import org.zuflint.core.driver.Context;
import org.zuflint.core.driver.Handler;
import org.zuflint.core.driver.Provider;
import org.zuflint.core.driver.Vma;

/** Every provider and vma with all that is known of it. */
public record ProvidersText(Palette palette) implements Report {
  @Override
  public void write(Outcome outcome, Appendable out) throws IOException {
    String between = "";
    for (Provider provider : outcome.analysis().providers()) {
      out.append(between);
      write(provider, outcome.gains(), out);
      between = "\n";
    }
  }

  private void write(Provider provider, Gains gains, Appendable out) throws IOException {
    line(
        out,
        0,
        palette.place(Line.place(provider.where()) + ":") + " provider " + provider.function());
    for (Provider.Registration table : provider.tables()) {
      line(out, 1, "registered: " + table.table() + at(Line.place(table.where())));
    }
    for (Vma vma : provider.vmas()) {
      line(
          out,
          1,
          "vma " + palette.place(vma.name()) + ": " + VerdictText.of(vma.verdict(), palette));
      writeContract(vma, out);
      writeAccesses("inserts", told(vma, Access.Kind.INSERT), out);
      writeAccesses("zaps", told(vma, Access.Kind.ZAP), out);
      writeStores(vma, out);
      writeClauses(vma, out);
      Optional<Gain> gain = gains.of(vma);
      if (gain.isPresent()) {
        line(out, 2, "gain with VM_LOCAL_CPU: " + gain.get().text());
      }
    }
  }

  private static void writeContract(Vma vma, Appendable out) throws IOException {
    if (!vma.guards().isEmpty()) {
      line(out, 2, "when: " + String.join(", ", vma.guards()));
    }
    line(out, 2, "flags: " + (vma.flags().isEmpty() ? "none set" : flags(vma)));
    Vma.Operations operations = vma.operations();
    line(
        out,
        2,
        "vm_ops: "
            + (operations == null
                ? "none"
                : operations.table() + at(Line.place(operations.where()))));
    for (Handler handler : vma.handlers()) {
      line(out, 3, handler.member() + ": " + handler.function() + at(Line.place(handler.where())));
      line(out, 4, Line.word(handler.behaviour()) + because(handler.reason()));
    }
  }

  private static String flags(Vma vma) {
    return vma.flags().stream()
        .map(flag -> flag.always() ? flag.name() : flag.name() + " (on some paths)")
        .collect(Collectors.joining(", "));
  }

  /** Those that read alike once: what entries they meet is asked by rules only. */
  static List<Access> told(Vma vma, Access.Kind kind) {
    List<Access> told = new ArrayList<>();
    for (Access access : vma.accesses()) {
      boolean known =
          told.stream()
              .anyMatch(other ->
                  other.where().equals(access.where())
                      && other.call().equals(access.call())
                      && other.context().equals(access.context())
                      && other.path().equals(access.path()));
      if (access.kind() == kind && !known) {
        told.add(access);
      }
    }
    return told;
  }

  /** What reads alike is written once, whichever functions it comes from. */
  private static void writeAccesses(String title, List<Access> accesses, Appendable out)
      throws IOException {
    if (!accesses.isEmpty()) {
      line(out, 2, title + ":");
    }
    Set<String> written = new LinkedHashSet<>();
    for (Access access : accesses) {
      Context context = access.context();
      String when = context.deferred() ? "deferred, " : "";
      String place = access.call() + at(Line.place(access.where())) + " in " + context.entry();
      String cpu = when + Line.word(context.pin()) + because(context.evidence());
      if (written.add(place + '\n' + cpu)) {
        line(out, 3, place);
        line(out, 4, cpu);
      }
    }
  }

  private static void writeStores(Vma vma, Appendable out) throws IOException {
    if (vma.stores().isEmpty()) {
      return;
    }
    line(out, 2, "stored:");
    for (Vma.Store store : vma.stores()) {
      String second = store.guarded() ? "a second mmap is refused" : "a second mmap overwrites it";
      String close = store.cleared() ? ".close forgets it" : "no .close forgets it";
      line(out, 3, store.field() + at(Line.place(store.where())) + ": " + second + ", " + close);
    }
  }

  private static void writeClauses(Vma vma, Appendable out) throws IOException {
    if (!vma.clauses().isEmpty()) {
      line(out, 2, "clauses:");
    }
    for (ClauseState state : vma.clauses()) {
      line(
          out,
          3,
          state.clause()
              + " "
              + state.clause().title()
              + ": "
              + Line.word(state.status())
              + because(state.reason()));
    }
    for (String assumption : vma.assumptions()) {
      line(out, 2, "assuming: " + assumption);
    }
  }

  private static String at(String place) {
    return " (" + place + ")";
  }

  private static String because(String reason) {
    return reason.isBlank() ? "" : ": " + reason;
  }

  private static void line(Appendable out, int depth, String text) throws IOException {
    out.append("  ".repeat(depth)).append(text.replace('\n', ' ')).append('\n');
  }
}
