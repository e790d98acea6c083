package org.zuflint.core.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.contexts.AccessFact;
import org.zuflint.core.contexts.Evidence;
import org.zuflint.core.driver.Context;
import org.zuflint.core.driver.Context.Pin;
import org.zuflint.core.driver.ServerThread;
import org.zuflint.core.driver.ServerThread.Cpus;
import org.zuflint.core.driver.ServerThread.Sharing;
import org.zuflint.core.driver.ServerThread.Use;
import org.zuflint.core.finding.Step;
import org.zuflint.core.frozen.PlaceName;
import org.zuflint.core.kernel.EntryKind;
import org.zuflint.core.program.Program;
import org.zuflint.core.source.Place;
import org.zuflint.core.user.ThreadLog;
import org.zuflint.core.user.UserValue;

/** One vma and the threads of the server that use its device: where both halves meet. */
public final class Joint {
  private final ThreadFinder.Threads threads;
  private final Set<String> files;
  private final Meeting meeting;
  private final List<ThreadLog.Deed> maps = new ArrayList<>();
  private final List<ServerThread> users = new ArrayList<>();

  /** Each use with the deed it comes from. */
  private final Map<Use, ThreadLog.Deed> deeds = new LinkedHashMap<>();

  Joint(
      Commands commands,
      ThreadFinder.Threads threads,
      String folder,
      Set<String> files,
      List<String> guards,
      List<AccessFact> accesses,
      Program program) {
    this.threads = threads;
    this.files = files;
    this.meeting = new Meeting(commands, guards, accesses, program);
    if (!files.isEmpty()) {
      threads.threads().forEach(this::user);
    }
  }

  /** Whether some thread of the given programs uses the device. */
  public boolean isJoined() {
    return !files.isEmpty();
  }

  /** The threads that come to the vma, in the order they are started. */
  public List<ServerThread> users() {
    return List.copyOf(users);
  }

  private void user(UserThread thread) {
    Set<Use> uses = new LinkedHashSet<>();
    Sharings sharings = new Sharings(thread, threads.threads(), meeting, files);
    for (ThreadLog.Deed deed : thread.log().deeds) {
      boolean here = files.contains(Server.file(deed)) || Server.file(deed).isEmpty();
      if (here && meeting.isAbout(deed)) {
        sharings.use(deed);
        if (deed.operation().equals("mmap")) {
          maps.add(deed);
        }
        if (meeting.touches(deed)) {
          Use use = use(thread, deed);
          uses.add(use);
          deeds.putIfAbsent(use, deed);
        }
      }
    }
    List<Sharing> shared = sharings.found();
    if (uses.isEmpty() && meeting.dependsOnFile()) {
      shared = shared.stream().map(Joint::uncertain).toList();
    }
    if (!uses.isEmpty() || !shared.isEmpty()) {
      users.add(
          new ServerThread(
              thread.function().name(),
              thread.function().where(),
              thread.created(),
              List.copyOf(uses),
              shared));
    }
  }

  /** Whether all that is known of the server's mappings of it says that they are shared. */
  public boolean mapsShared() {
    return isJoined()
        && gap() == null
        && !maps.isEmpty()
        && maps.stream().allMatch(map -> map.how().contains("MAP_SHARED"));
  }

  /** Where the server maps it so that what it writes is copied; null when it does not. */
  public ThreadLog.@Nullable Deed mapsPrivately() {
    return maps.stream()
        .filter(map -> map.how().contains("MAP_PRIVATE") && map.how().contains("PROT_WRITE"))
        .findFirst()
        .orElse(null);
  }

  private static Sharing uncertain(Sharing one) {
    return new Sharing(one.how(), false, one.text(), one.where(), one.path());
  }

  private Use use(UserThread thread, ThreadLog.Deed deed) {
    String operation =
        deed.operation().equals("ioctl") && !deed.what().isEmpty()
            ? "ioctl " + deed.what()
            : deed.operation();
    UserValue.Mask mask = deed.affinity();
    Cpus cpus = cpus(mask);
    String evidence = mask.why();
    Place decided = mask.where();
    if (cpus == Cpus.ANY && !thread.log().bindings.isEmpty()) {
      cpus = Cpus.LATE;
      decided = thread.log().bindings.first();
      evidence = "it sets its affinity only afterwards, at " + Evidence.brief(decided);
    }
    ThreadLog.Change change = change(thread);
    if (change != null) {
      boolean known = !change.thread().isEmpty();
      cpus = known ? Cpus.LATE : cpus == Cpus.ONE ? Cpus.UNSURE : cpus;
      decided = known || cpus == Cpus.UNSURE ? change.where() : decided;
      evidence =
          known
              ? "another thread sets its affinity, at a time of its own"
              : cpus == Cpus.UNSURE
                  ? "the affinity of some thread, perhaps this one, is changed from outside"
                  : evidence;
    }
    List<Step> path = new ArrayList<>(thread.path());
    path.addAll(deed.path());
    return new Use(operation, cpus, evidence, decided, deed.where(), path);
  }

  private static Cpus cpus(UserValue.Mask mask) {
    return switch (mask.kind()) {
      case ONE -> Cpus.ONE;
      case SEVERAL -> mask.isMove() ? Cpus.LATE : Cpus.SEVERAL;
      case UNSET -> Cpus.ANY;
      case EMPTY, UNSURE -> Cpus.UNSURE;
    };
  }

  /** Where another thread changes the affinity of this one, or may. */
  private ThreadLog.@Nullable Change change(UserThread thread) {
    String started = thread.function().name() + "@" + PlaceName.of(thread.created());
    ThreadLog.Change any = null;
    for (UserThread other : threads.threads()) {
      for (ThreadLog.Change change : other.log().changes) {
        if (change.thread().equals(started)) {
          return change;
        }
        any = change.thread().isEmpty() ? change : any;
      }
    }
    return any;
  }

  /** Why not all of the programs is known; null when it is. */
  public @Nullable Step gap() {
    for (UserThread thread : threads.threads()) {
      for (Map.Entry<Place, String> gap : thread.log().gaps.entrySet()) {
        return new Step(gap.getKey(), gap.getValue());
      }
      for (Map.Entry<Place, String> gap : thread.log().pointers.entrySet()) {
        if (!threads.unreached().isEmpty()) {
          return new Step(gap.getKey(), gap.getValue());
        }
      }
    }
    return null;
  }

  /** The context of an access, with what the server's threads say of it. */
  public Context context(AccessFact fact, Context kernelHalf) {
    boolean called = fact.entry().kind() == EntryKind.FILE || fact.entry().kind() == EntryKind.MMAP;
    if (kernelHalf.pin() != Pin.UNKNOWN || !called || !isJoined()) {
      return kernelHalf;
    }
    List<String> pinned = new ArrayList<>();
    Context other = notPinned(fact, kernelHalf, pinned);
    return other != null ? other : pinned(fact, kernelHalf, pinned);
  }

  /** The first thread that is free or, when none is, not surely pinned; null when all are. */
  private @Nullable Context notPinned(AccessFact fact, Context kernelHalf, List<String> pinned) {
    Context unsure = null;
    for (ServerThread user : users) {
      for (Use use : user.uses()) {
        ThreadLog.Deed deed = deeds.get(use);
        if (deed == null || !meeting.runs(deed, fact)) {
          continue;
        }
        String who = "server thread '" + user.function() + "'";
        String does = " (" + use.operation() + " at " + Evidence.brief(use.where()) + "): ";
        switch (use.cpus()) {
          case ONE -> pinned.add(who + ", " + decided(use));
          case ANY, SEVERAL, LATE -> {
            return with(kernelHalf, Pin.UNPINNED, who + does + use.evidence());
          }
          case UNSURE ->
              unsure =
                  unsure == null
                      ? with(kernelHalf, Pin.UNKNOWN, who + does + use.evidence())
                      : unsure;
        }
      }
    }
    return unsure;
  }

  private Context pinned(AccessFact fact, Context kernelHalf, List<String> pinned) {
    Step gap = gap();
    if (gap != null) {
      String where = Evidence.brief(gap.where());
      return with(
          kernelHalf, Pin.UNKNOWN, "the server was not followed: " + gap.text() + " at " + where);
    }
    return pinned.isEmpty()
        ? with(
            kernelHalf,
            Pin.UNKNOWN,
            "no thread of the given server makes this " + fact.label() + " call")
        : with(kernelHalf, Pin.PINNED, String.join("; ", new TreeSet<>(pinned)));
  }

  /** How the first thread that is not pinned comes to an access; empty when all are. */
  public List<Step> path(AccessFact fact) {
    for (ServerThread user : users) {
      for (Use use : user.uses()) {
        ThreadLog.Deed deed = deeds.get(use);
        if (use.cpus() != Cpus.ONE && deed != null && meeting.runs(deed, fact)) {
          List<Step> path = new ArrayList<>(use.path());
          path.add(new Step(use.where(), use.operation() + " by '" + user.function() + "'"));
          return path;
        }
      }
    }
    return List.of();
  }

  private static String decided(Use use) {
    return use.evidence() + " at " + Evidence.brief(use.decided());
  }

  private static Context with(Context context, Pin pin, String evidence) {
    return new Context(
        context.entry(), context.function(), context.where(), context.deferred(), pin, evidence);
  }

  /** How others get at the mapping or its file, the certain ways first. */
  public List<Sharing> sharings() {
    List<Sharing> all = new ArrayList<>();
    users.forEach(user -> all.addAll(user.sharings()));
    all.sort((a, b) -> Boolean.compare(b.certain(), a.certain()));
    return all;
  }
}
