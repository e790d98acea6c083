package org.zuflint.core.server;

import java.util.List;
import java.util.TreeSet;
import org.zuflint.core.contexts.AccessFact;
import org.zuflint.core.contexts.EntryPoint;
import org.zuflint.core.program.Program;
import org.zuflint.core.reach.Relevance;
import org.zuflint.core.source.Place;
import org.zuflint.core.user.ThreadLog;
import org.zuflint.core.user.UserValue;

/** The user-mode programs of a run, to be joined to the drivers they use. */
public final class Server {
  private final Program program;
  private final Commands commands;
  private final ThreadFinder.Threads threads;

  private Server(Program program, UserCode code, ThreadFinder.Threads threads) {
    this.program = program;
    this.commands = new Commands(program, code);
    this.threads = threads;
  }

  public static Server of(Program program, Relevance relevance) {
    UserCode code = UserCode.of(program);
    ThreadFinder.Threads threads =
        code.isEmpty()
            ? new ThreadFinder.Threads(List.of(), List.of())
            : ThreadFinder.find(program, code, relevance);
    return new Server(program, code, threads);
  }

  /**
   * Joins the threads that use a provider's device to one of its vmas.
   *
   * @param guards the tests that lead to the vma in the provider
   */
  public Joint join(EntryPoint provider, List<String> guards, List<AccessFact> accesses) {
    String folder = program.folder(provider.function().file());
    TreeSet<String> files = new TreeSet<>();
    for (UserThread thread : threads.threads()) {
      for (ThreadLog.Deed deed : thread.log().deeds) {
        if (isKnown(folder, deed, thread.function().file())) {
          files.add(file(deed));
        }
      }
    }
    return new Joint(commands, threads, folder, files, guards, accesses, program);
  }

  private boolean isKnown(String folder, ThreadLog.Deed deed, int file) {
    if (deed.operation().equals("ioctl") && !deed.what().isEmpty()) {
      return commands.mentions(folder, commands.identity(deed.what(), file));
    }
    return deed.file() instanceof UserValue.Descriptor opened
        && !opened.device().isEmpty()
        && commands.names(folder, opened.device());
  }

  /**
   * Which file a deed is about: its device, or where it was opened; empty when neither is known.
   */
  static String file(ThreadLog.Deed deed) {
    return deed.file() instanceof UserValue.Descriptor opened
        ? opened.device().isEmpty() ? place(opened.opened()) : opened.device()
        : "";
  }

  private static String place(Place opened) {
    return "opened at " + opened;
  }
}
