package org.zuflint.core.user;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Node;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.kernel.Watched;
import org.zuflint.core.parse.lex.WordSet;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Program;
import org.zuflint.core.reach.Relevance;

/** Which functions of user code have to be followed: all that may come to a call that counts. */
public final class Interesting {

  /** A function that only writes members is followed up to this many tokens. */
  private static final int SMALL = 600;

  private static final Set<String> CALLS =
      Set.of(
          "ioctl",
          "mmap",
          "mmap64",
          "munmap",
          "madvise",
          "open",
          "open64",
          "openat",
          "creat",
          "dup",
          "read",
          "write",
          "pread",
          "pwrite",
          "pthread_create",
          "thrd_create",
          "clone",
          "fork",
          "vfork",
          "daemon",
          "forkpty",
          "system",
          "popen",
          "exit",
          "_exit",
          "_Exit",
          "quick_exit",
          "abort",
          "pthread_exit",
          "thrd_exit",
          "err",
          "errx",
          "execv",
          "execvp",
          "syscall",
          "sched_setaffinity",
          "sched_getaffinity");

  private static final Set<String> READERS =
      Set.of(
          "printf",
          "fprintf",
          "dprintf",
          "perror",
          "puts",
          "fputs",
          "syslog",
          "strlen",
          "strcmp",
          "strncmp",
          "memcmp",
          "free",
          "close",
          "munmap",
          "madvise",
          "mlock",
          "mprotect",
          "msync",
          "assert",
          "pthread_attr_destroy",
          "pthread_attr_setdetachstate",
          "pthread_attr_setstacksize",
          "pthread_attr_setschedpolicy",
          "pthread_attr_setschedparam",
          "pthread_attr_setinheritsched",
          "pthread_mutex_lock",
          "pthread_mutex_unlock",
          "pthread_cond_wait",
          "pthread_cond_signal",
          "pthread_cond_broadcast",
          "pthread_barrier_wait",
          "pthread_join",
          "pthread_detach",
          "pthread_setname_np",
          "sem_post",
          "sem_wait",
          "sched_setscheduler",
          "strtol",
          "atoi",
          "toupper");

  private final Program program;
  private final Predicate<FunctionFacts> reaching;
  private final Map<FunctionFacts, Boolean> writing = new ConcurrentHashMap<>();

  /** By name, how many functions write it; only asked by key. */
  private volatile @Nullable Map<String, Integer> writers;

  /** {@code user}: which files are user code. */
  public Interesting(Program program, IntPredicate user, Relevance relevance) {
    this.program = program;
    this.reaching = relevance.reaching(function -> user.test(function.file()) && direct(function));
  }

  /** Whether several functions write a global or member of this name: others may meanwhile. */
  boolean isWrittenByOthers(String name, IntPredicate user) {
    Map<String, Integer> known = writers;
    if (known == null) {
      known = new HashMap<>();
      for (FunctionFacts function : program.functions()) {
        if (user.test(function.file())) {
          Set<String> written = new TreeSet<>();
          Children.walk(program.tree(function).body(), node -> written.add(target(node)));
          for (String each : written) {
            known.merge(each, 1, Integer::sum);
          }
        }
      }
      writers = known;
    }
    return known.getOrDefault(name, 0) > 1;
  }

  private static String target(Node node) {
    return switch (node) {
      case Expr.Assign assign -> Watched.last(assign.target());
      case Expr.Postfix step -> Watched.last(step.operand());
      case Expr.Unary step when step.op().equals("++") || step.op().equals("--") ->
          Watched.last(step.operand());
      default -> "";
    };
  }

  /** Whether a call of libc is one that counts. */
  static boolean counts(String name) {
    return CALLS.contains(name)
        || name.startsWith("CPU_")
        || name.startsWith("numa_")
        || name.contains("affinity");
  }

  private boolean direct(FunctionFacts function) {
    for (String callee : function.callees()) {
      if (counts(callee)) {
        return true;
      }
      if (program.functions(callee, function.file()).isEmpty()) {
        for (Unit.Define define : program.defines(callee, function.file())) {
          if (WordSet.of(define.body()).stream().anyMatch(Interesting::counts)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Whether a call of the function has to be followed, whatever it gets. */
  boolean matters(FunctionFacts function) {
    return reaching.test(function) || isSmallWriter(function);
  }

  /** Whether it may write more than its own variables. */
  boolean writes(FunctionFacts function) {
    return Children.any(program.tree(function).body(), Interesting::writes);
  }

  private boolean isSmallWriter(FunctionFacts function) {
    return writing.computeIfAbsent(
        function,
        fresh -> {
          Decl.Function tree = program.tree(function);
          return tree.end() - tree.at() < SMALL && (writes(function) || returns(tree));
        });
  }

  private static boolean writes(Node node) {
    return (node instanceof Expr.Assign assign && !(assign.target() instanceof Expr.Name))
        || (node instanceof Expr.Unary address && address.op().equals("&"));
  }

  /** A short function that gives back something it has found. */
  private static boolean returns(Decl.Function tree) {
    return tree.end() - tree.at() < SMALL / 4;
  }

  /** Whether it neither keeps nor writes what it is pointed to. */
  static boolean readsOnly(String name) {
    return READERS.contains(name)
        || sends(name)
        || name.startsWith("__atomic_")
        || name.startsWith("__sync_")
        || name.startsWith("atomic_");
  }

  /** Whether others get the bytes that it is pointed to. */
  static boolean sends(String name) {
    return switch (name) {
      case "write",
          "pwrite",
          "writev",
          "pwritev",
          "fwrite",
          "send",
          "sendto",
          "sendmsg",
          "sendmmsg",
          "mq_send",
          "mq_timedsend",
          "msgsnd",
          "vmsplice" ->
          true;
      default -> false;
    };
  }

  /** Whether it fills memory and forgets it. */
  static boolean fills(String name) {
    return switch (name) {
      case "memcpy",
          "memmove",
          "memset",
          "bzero",
          "read",
          "pread",
          "recv",
          "snprintf",
          "sprintf",
          "strcpy",
          "strncpy",
          "fread",
          "qsort" ->
          true;
      default -> name.startsWith("__builtin_");
    };
  }

  /** Whether it calls the function it gets in the calling thread, now or at its end. */
  static boolean callsAtOnce(String name) {
    return switch (name) {
      case "qsort",
          "qsort_r",
          "bsearch",
          "atexit",
          "on_exit",
          "pthread_once",
          "call_once",
          "pthread_key_create",
          "pthread_cleanup_push",
          "tsearch",
          "twalk",
          "ftw",
          "nftw",
          "scandir" ->
          true;
      default -> false;
    };
  }

  /** Whether it never returns. */
  static boolean ends(String name) {
    return switch (name) {
      case "exit",
          "_exit",
          "_Exit",
          "quick_exit",
          "abort",
          "pthread_exit",
          "thrd_exit",
          "err",
          "errx",
          "verr",
          "verrx",
          "__assert_fail" ->
          true;
      default -> false;
    };
  }

  /** Whether a child gets a copy of all mappings: since glibc 2.29 system() does not. */
  static boolean forks(String name) {
    return switch (name) {
      case "fork", "daemon", "forkpty", "system", "popen", "_Fork" -> true;
      default -> false;
    };
  }
}
