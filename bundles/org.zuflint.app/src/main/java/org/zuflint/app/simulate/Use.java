package org.zuflint.app.simulate;

import java.util.List;
import java.util.Optional;
import org.zuflint.core.driver.Access;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.finding.Verdict;
import org.zuflint.sim.predict.Work;

/** What a driver does with a vma, as far as a simulation asks. */
public final class Use {
  private Use() {}

  /** Whether a simulation says anything of {@code vma}. */
  public static boolean plays(Vma vma) {
    return vma.local() || vma.verdict() instanceof Verdict.Eligible;
  }

  /** One use of {@code vma}: what its operation asks for; empty when no insert is known. */
  static Optional<Work> work(Vma vma) {
    if (accesses(vma, Access.Kind.INSERT).isEmpty()) {
      return Optional.empty();
    }
    boolean zaps = !accesses(vma, Access.Kind.ZAP).isEmpty();
    return Optional.of(zaps ? Work.PAGE : new Work(0, List.of(), List.of(1)));
  }

  static List<Access> accesses(Vma vma, Access.Kind kind) {
    return vma.accesses().stream().filter(access -> access.kind() == kind).toList();
  }
}
