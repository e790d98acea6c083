package org.zuflint.core.told;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.zuflint.core.contexts.AccessFact;
import org.zuflint.core.contexts.EntryPoint;
import org.zuflint.core.contexts.EntryWalk;
import org.zuflint.core.contexts.MemberWrites;
import org.zuflint.core.contexts.PageOwners;
import org.zuflint.core.driver.Access;
import org.zuflint.core.program.Program;
import org.zuflint.core.state.Life;
import org.zuflint.core.state.State;
import org.zuflint.core.state.Value;

/**
 * Zaps of as many pages as a member counts: they take what was inserted only when who inserts keeps
 * the count.
 */
public final class Counts {
  private final Program program;
  private final List<EntryWalk> walks;
  private final BiPredicate<String, EntryPoint> about;

  /** {@code about}: whether a key means the vma in an entry. */
  public Counts(Program program, List<EntryWalk> walks, BiPredicate<String, EntryPoint> about) {
    this.program = program;
    this.walks = walks;
    this.about = about;
  }

  /**
   * The zaps that may take less than was inserted. Where some zap takes all of the vma, nothing is
   * said of the others.
   *
   * @param accesses the inserts and zaps of the vma
   * @param owners the functions around it
   */
  public List<EntryWalk.Gap> wrong(List<AccessFact> accesses, PageOwners owners) {
    Map<String, AccessFact> counted = new LinkedHashMap<>();
    for (AccessFact access : accesses) {
      if (access.kind() == Access.Kind.ZAP && !access.entry().how().endsWith(".close")) {
        String member = Life.counted(access.at());
        if (member == null) {
          return List.of();
        }
        counted.putIfAbsent(member, access);
      }
    }
    List<EntryWalk.Gap> wrong = new ArrayList<>();
    counted.forEach((member, zap) -> {
      String why = why(member, zap, accesses, owners);
      if (!why.isEmpty()) {
        wrong.add(new EntryWalk.Gap(zap.entry(), why, zap.where(), zap.vma().key()));
      }
    });
    return wrong;
  }

  private String why(String member, AccessFact zap, List<AccessFact> accesses, PageOwners owners) {
    boolean every = true;
    boolean some = false;
    for (EntryWalk walk : walks) {
      for (State end : ends(walk)) {
        boolean here = sets(end, member);
        every &= here;
        some |= here;
      }
    }
    if (some) {
      return every
          ? ""
          : "a path leaves entries and does not set '" + member + "', which counts what is zapped";
    }
    String folder = program.folder(zap.entry().function().file());
    String pointer = Life.counter(zap.at());
    boolean never = pointer.isEmpty() && MemberWrites.neverSet(program, member, folder::equals);
    if (never || !owners.kept(accesses).mention(member)) {
      return "who inserts does not set '" + member + "', which counts what is zapped";
    }
    return !pointer.isEmpty() && owners.kept(accesses).mayChange(pointer, folder)
        ? "'%s', whose '%s' counts what is zapped, may be another one by then"
            .formatted(pointer, member)
        : "";
  }

  /** The ends with entries that the walk itself has made. */
  private List<State> ends(EntryWalk walk) {
    List<State> ends = new ArrayList<>();
    walk.results()
        .forEach(result -> {
          State state = result.state();
          boolean live =
              state.lives().entrySet().stream()
                  .anyMatch(life ->
                      life.getValue().inserted() != null
                          && about.test(life.getKey(), walk.entry()));
          if (live) {
            ends.add(state);
          }
        });
    return ends;
  }

  private static boolean sets(State state, String member) {
    boolean[] set = {false};
    state.members((name, value) -> set[0] |= name.equals(member) && !value.equals(Value.ZERO));
    return set[0];
  }
}
