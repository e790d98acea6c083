package org.zuflint.sim.machine;

import org.zuflint.model.KernelProfile;

/**
 * How many CPUs, on how many sockets, under which kernel.
 *
 * @param cpus logical CPUs, spread evenly over the sockets, the first socket first
 */
public record Shape(int cpus, int sockets, KernelProfile kernel) {
  public Shape {
    if (cpus < 1 || sockets < 1 || cpus % sockets != 0) {
      throw new IllegalArgumentException(cpus + " cpus on " + sockets + " sockets");
    }
  }

  public int socketOf(int cpu) {
    return cpu / (cpus / sockets);
  }

  /** Whether the hardware tells other CPUs, without interrupts. */
  public boolean broadcasts() {
    return kernel == KernelProfile.LINUX_615_INVLPGB || kernel == KernelProfile.ARM64_TLBI;
  }
}
