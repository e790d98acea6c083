package org.zuflint.core.server;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.zuflint.core.contexts.Evidence;
import org.zuflint.core.driver.ServerThread.Sharing;
import org.zuflint.core.driver.ServerThread.Sharing.How;
import org.zuflint.core.finding.Step;
import org.zuflint.core.source.Place;
import org.zuflint.core.user.ThreadLog;
import org.zuflint.core.user.UserValue;

/** How others get at what a thread has mapped, or at the file it has mapped it from. */
final class Sharings {
  private static final SortedSet<String> NONE = new TreeSet<>();

  private final UserThread thread;
  private final List<UserThread> all;
  private final Meeting meeting;
  private final Set<String> files;
  private boolean maps;
  private final Set<Sharing> found = new LinkedHashSet<>();

  Sharings(UserThread thread, List<UserThread> all, Meeting meeting, Set<String> files) {
    this.thread = thread;
    this.all = all;
    this.meeting = meeting;
    this.files = files;
  }

  List<Sharing> found() {
    thread.log().touches.forEach(this::touch);
    thread.log().escapes.forEach(this::escape);
    thread.log().forks.forEach(this::fork);
    thread.log().kept.values().forEach(this::kept);
    for (UserThread other : all) {
      other.log().copies.stream()
          .filter(copy -> !other.id().equals(thread.id()) && copy.isAfter(thread.created()))
          .forEach(this::copy);
    }
    return List.copyOf(found);
  }

  /** A use of the device: the file must be the thread's own. */
  void use(ThreadLog.Deed deed) {
    maps |= deed.operation().equals("mmap");
    if (!(deed.file() instanceof UserValue.Descriptor file)) {
      add(
          How.FILE,
          false,
          "which file '" + thread.function().name() + "' uses could not be followed",
          deed.where(),
          deed.path());
    } else if (file.given()) {
      // what libc calls may run in the thread that has opened it
      boolean another = deed.affinity().kind() != UserValue.Mask.Kind.UNSURE;
      add(
          How.FILE,
          another,
          (another ? "more" : "perhaps more")
              + " than one thread uses the file opened at "
              + Evidence.brief(file.opened()),
          deed.where(),
          deed.path());
    }
  }

  private void touch(ThreadLog.Event event) {
    if (isIts(event)) {
      add(
          How.MAPPING,
          true,
          "'"
              + thread.function().name()
              + "' uses the mapping that another thread made at "
              + Evidence.brief(event.mapping().made()),
          event.where(),
          event.path());
    }
  }

  private void escape(ThreadLog.Event event) {
    if (isIts(event)) {
      add(How.MAPPING, false, event.what(), event.where(), event.path());
    }
  }

  private void fork(ThreadLog.Event event) {
    if (isIts(event)) {
      copied(event.what(), event.where(), event.path());
    }
  }

  /** Another thread copies the address space when this one may have mapped something. */
  private void copy(ThreadLog.Fork copy) {
    if (maps) {
      copied(copy.call(), copy.where(), copy.path());
    }
  }

  private void copied(String call, Place where, List<Step> path) {
    boolean certain = !call.equals("system") && !call.equals("popen");
    String text =
        certain
            ? call + "() copies the mapping into a child, which runs on any CPU"
            : call + "() copies the mapping into a child with glibc before 2.29";
    add(How.FORK, certain, text, where, path);
  }

  /** The address is kept where others can see it: does anybody else read it? */
  private void kept(ThreadLog.Event event) {
    if (!isIts(event)) {
      return;
    }
    boolean global = event.what().indexOf('.') < 0;
    for (UserThread other : all) {
      boolean self =
          other.function().equals(thread.function()) && other.created().equals(thread.created());
      for (ThreadLog.Use read : other.log().reads.getOrDefault(event.what(), Set.of())) {
        boolean elsewhere =
            thread.several()
                && !thread.log().keepers.getOrDefault(event.what(), NONE).contains(read.key());
        if (!self || (global && thread.several()) || elsewhere) {
          String whose =
              !self
                  ? "'" + other.function().name() + "' reads it"
                  : global
                      ? "each of its threads writes it"
                      : "it reads the member of an object that may be another thread's";
          add(
              How.MAPPING,
              !event.what().startsWith("?") && (!self || global),
              "the mapping's address is kept in '" + event.what() + "', and " + whose,
              read.where(),
              List.of(new Step(event.where(), "the address goes into '" + event.what() + "'")));
          break;
        }
      }
    }
  }

  private boolean isIts(ThreadLog.Event event) {
    UserValue.Mapping mapping = event.mapping();
    boolean here = mapping.device().isEmpty() || files.contains(mapping.device());
    return here && meeting.mayMap(mapping.offset());
  }

  private void add(How how, boolean certain, String text, Place where, List<Step> path) {
    List<Step> steps = new ArrayList<>(thread.path());
    steps.addAll(path);
    found.add(new Sharing(how, certain, text, where, steps));
  }
}
