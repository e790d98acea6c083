package org.zuflint.core.finding;

/** The four clauses of the VM_LOCAL_CPU promise. */
public enum Clause {
  /** Every use of the vma's PTEs happens on one CPU. */
  C1("local"),
  /** The thread that uses the vma cannot migrate while an entry may be live. */
  C2("pinned"),
  /** No page fault installs a PTE. */
  C3("never faulted"),
  /** What an operation inserts is gone before the page goes back to its owner. */
  C4("synchronous");

  private final String title;

  Clause(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}
