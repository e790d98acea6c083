package org.zuflint.core.crew;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Threads that work through a list together. Their stacks are so large that how deep a tree or a
 * call may be depends on our own limits, never on what has been compiled by then.
 */
public final class Crew {
  /** Bytes; pages that are not used cost nothing. */
  private static final long STACK = 512L << 20;

  private final int threads;

  public Crew(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads: " + threads);
    }
    this.threads = threads;
  }

  /**
   * Does {@code work} on one thread of the crew.
   *
   * @throws CancellationException when the calling thread is interrupted
   */
  public static <T> T alone(Supplier<T> work) {
    return new Crew(1).all(1, number -> work.get()).get(0);
  }

  /**
   * Does {@code work} for each number below {@code count}; the answers in that order. When one
   * fails, no further ones are begun, and the first failure is thrown.
   *
   * @throws CancellationException when the calling thread is interrupted
   */
  public <T> List<T> all(int count, IntFunction<T> work) {
    AtomicReferenceArray<@Nullable T> answers = new AtomicReferenceArray<>(count);
    AtomicInteger next = new AtomicInteger();
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    Runnable loop =
        () -> {
          int number = next.getAndIncrement();
          while (number < count && failure.get() == null) {
            try {
              answers.set(number, work.apply(number));
            } catch (RuntimeException | Error failed) {
              failure.compareAndSet(null, failed);
            }
            number = next.getAndIncrement();
          }
        };
    together(Math.min(threads, count), loop, failure);
    switch (failure.get()) {
      case null -> {}
      case Error error -> throw error;
      case RuntimeException failed -> throw failed;
      case Throwable other -> throw new IllegalStateException(other);
    }
    List<T> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      @Nullable T answer = answers.get(i);
      if (answer == null) {
        throw new IllegalStateException("no answer for " + i);
      }
      all.add(answer);
    }
    return all;
  }

  /** What two pieces of work come to. */
  public record Both<A, B>(A one, B other) {}

  /** Does two pieces of work side by side. */
  public <A, B> Both<A, B> both(Supplier<A> one, Supplier<B> other) {
    AtomicReference<@Nullable A> first = new AtomicReference<>();
    List<Optional<B>> done =
        all(
            2,
            number -> {
              if (number == 1) {
                return Optional.of(other.get());
              }
              first.set(one.get());
              return Optional.empty();
            });
    return new Both<>(Objects.requireNonNull(first.get()), done.get(1).orElseThrow());
  }

  private static void together(
      int count, Runnable loop, AtomicReference<@Nullable Throwable> failure) {
    List<Thread> members = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Thread member = new Thread(null, loop, "zuflint-" + i, STACK);
      member.setDaemon(true);
      member.start();
      members.add(member);
    }
    boolean interrupted = false;
    for (Thread member : members) {
      while (member.isAlive()) {
        try {
          member.join();
        } catch (InterruptedException stop) {
          interrupted = true;
          failure.compareAndSet(null, new CancellationException("interrupted"));
          members.forEach(Thread::interrupt);
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
