package org.zuflint.core.contexts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.zuflint.core.state.Leftovers;
import org.zuflint.core.state.Life;
import org.zuflint.core.state.Result;
import org.zuflint.core.state.State;
import org.zuflint.core.state.Truth;
import org.zuflint.core.state.Value;

/** What the members of an object hold wherever an entry ends with live entries of a vma. */
public final class LiveMembers {
  private final List<EntryWalk> walks;

  public LiveMembers(List<EntryWalk> walks) {
    this.walks = List.copyOf(walks);
  }

  /** Whether all paths were followed. */
  public boolean isFinished() {
    return walks.stream().allMatch(walk -> walk.unfinished() == null);
  }

  /** Members that are set at every such end; those of unknown structs are left out. */
  public SortedSet<String> always(String vma) {
    SortedSet<String> always = new TreeSet<>();
    SortedMap<String, SortedSet<String>> structs = structs();
    for (String member : written(vma)) {
      SortedSet<String> owners = structs.getOrDefault(member, new TreeSet<>());
      if (owners.size() == 1 && !owners.first().startsWith("?") && holds(member, vma)) {
        always.add(owners.first());
      }
    }
    return always;
  }

  /** Whether the member is set at every end with live entries. */
  public boolean holds(String member, String vma) {
    return walks.stream()
        .flatMap(walk -> walk.results().stream())
        .map(Result::state)
        .filter(state -> state.life(vma) != null)
        .allMatch(state -> isSet(member, vma, state));
  }

  /** Members that are set at some such end. */
  public SortedSet<String> sometimes(List<String> vmas) {
    SortedSet<String> sometimes = new TreeSet<>();
    for (EntryWalk walk : walks) {
      for (Result result : walk.results()) {
        State state = result.state();
        if (vmas.stream().anyMatch(vma -> state.life(vma) != null)) {
          state.members((member, value) -> {
            if (Boolean.TRUE.equals(Truth.decide(value, state))) {
              sometimes.add(member);
            }
          });
        }
      }
    }
    return sometimes;
  }

  private static boolean isSet(String member, String vma, State state) {
    List<Value> values = new ArrayList<>();
    state.members((name, value) -> {
      if (name.equals(member)) {
        values.add(value);
      }
    });
    Life life = state.life(vma);
    boolean untouched =
        values.isEmpty() && life != null && life.before() && life.inserted() == null;
    return untouched
        || (!values.isEmpty()
            && values.stream().allMatch(value -> Boolean.TRUE.equals(Truth.decide(value, state))));
  }

  private SortedSet<String> written(String vma) {
    SortedSet<String> members = new TreeSet<>();
    for (EntryWalk walk : walks) {
      for (Result result : walk.results()) {
        if (result.state().life(vma) != null) {
          result.state().members((member, value) -> members.add(member));
        }
      }
    }
    return members;
  }

  /** By member name: every struct's member of that name that was written. */
  private SortedMap<String, SortedSet<String>> structs() {
    SortedMap<String, SortedSet<String>> structs = new TreeMap<>();
    for (EntryWalk walk : walks) {
      for (Map.Entry<?, String> store : walk.stores().entrySet()) {
        structs
            .computeIfAbsent(Leftovers.last(store.getValue()), fresh -> new TreeSet<>())
            .add(store.getValue());
      }
    }
    return structs;
  }
}
