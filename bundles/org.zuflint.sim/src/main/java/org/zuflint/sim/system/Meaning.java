package org.zuflint.sim.system;

import org.jspecify.annotations.Nullable;

/**
 * What a rule stands for, for people.
 *
 * @param kind what happens
 * @param cpu the CPU it happens on, {@link Field#GLOBAL} when on none
 * @param text in words; {@code %s} stands for the value of {@code shown} after the step
 * @param shown the field whose page the text names
 * @param origin where the driver's source says so, empty when it does not
 */
public record Meaning(Kind kind, int cpu, String text, @Nullable Field shown, String origin) {

  /** What can happen. */
  public enum Kind {
    /** A PTE is made. */
    INSERT,
    /** A PTE is changed to another page while it was live. */
    OVERWRITE,
    /** An insert refused because the PTE was live. */
    REFUSE,
    /** A PTE is removed. */
    CLEAR,
    /** The CPU's own TLB is flushed, and others are asked to when {@code wide}. */
    FLUSH,
    /** Everybody who was asked has answered. */
    WAIT,
    /** A shootdown's interrupt is handled. */
    IPI,
    /** The same, and the whole TLB was flushed because the CPU had missed a generation. */
    FULL_FLUSH,
    /** An entry is loaded from the page table. */
    FILL,
    /** A translation is used, rightly. */
    USE,
    /** A page goes back to its owner. */
    RELEASE,
    /** A task moves to another CPU. */
    MIGRATE,
    /** A CPU loads another mm, or the mm again, or goes idle, or comes back. */
    SWITCH,
    /** Something else that a task does. */
    OTHER,
    /** Harm: the step that must not be possible. */
    HARM
  }
}
