package org.zuflint.sim.kernel;

import org.zuflint.sim.program.Setup;

/** How people call addresses and pages. */
public final class Names {
  private final boolean manyAddresses;

  Names(Setup setup) {
    manyAddresses = setup.addresses() > 1;
  }

  /** Pages are A, B, C. */
  public static String page(int page) {
    return String.valueOf((char) ('A' + page));
  }

  String address(int address) {
    return manyAddresses ? "address " + address : "the address";
  }

  String harm(int address, int page) {
    return address(address) + " and gets page " + page(page) + ", which went back to its owner";
  }

  String written(int address) {
    return "writes to " + address(address) + " after mprotect() returned";
  }
}
