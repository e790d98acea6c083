package org.zuflint.sim.program;

/**
 * What a CPU may do by itself.
 *
 * @param inServer whether it starts in the server's mm
 * @param probes whether a thread of the server there touches the mapping whenever it likes
 * @param speculates whether it loads entries that nobody asked for
 * @param switches whether it runs other processes in between, and comes back
 * @param idles whether it idles in between
 */
public record Cpu(
    boolean inServer, boolean probes, boolean speculates, boolean switches, boolean idles) {
  /** In the server's mm, and does only what tasks do there. */
  public static final Cpu QUIET = new Cpu(true, false, false, false, false);

  /** In the server's mm, and a stray thread there touches the mapping whenever it likes. */
  public static final Cpu PROBING = new Cpu(true, true, true, false, false);

  /** In the server's mm, loads entries on its own, but no thread touches the mapping. */
  public static final Cpu SPECULATING = new Cpu(true, false, true, false, false);

  /** Runs another process, whose page table does not have the mapping. */
  public static final Cpu ELSEWHERE = new Cpu(false, false, true, false, false);
}
