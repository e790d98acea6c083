package org.zuflint.sim.program;

/** One thing that a task does to a mapping. Addresses and pages are counted from 0. */
public sealed interface Op {

  /** The page is lent to the server and inserted at the address. */
  record Insert(int address, int page) implements Op {}

  /** The task touches the address; where nothing is mapped it gets SIGBUS and goes on. */
  record Access(int address) implements Op {}

  /** The task touches the address; where nothing is mapped the fault handler inserts the page. */
  record Fault(int address, int page) implements Op {}

  /**
   * zap_vma_ptes(): the PTE is removed, if there is one, and flushed.
   *
   * @param preempted whether the task may be moved between the two
   */
  record Zap(int address, boolean preempted) implements Op {}

  /** The PTE moves to another address (mremap), and flush_tlb_range() flushes the old one. */
  record Move(int from, int to) implements Op {}

  /** The PTE loses its write permission (mprotect), and is flushed. */
  record Protect(int address) implements Op {}

  /** munmap of everything: PTEs and their table go, all is flushed, the table is freed. */
  record Unmap() implements Op {}

  /** A walk of the page table with interrupts off, as get_user_pages_fast() does it. */
  record Walk() implements Op {}

  /** The mapping is copied to a second holder: a child process, or a guest's page table. */
  record Share(int address) implements Op {}

  /** The second holder touches its copy of the address. */
  record SharedAccess(int address) implements Op {}

  /** The page goes back to its owner, who may do with it what he likes. */
  record Release(int page) implements Op {}

  /** The task waits until the page was given back. */
  record AwaitRelease(int page) implements Op {}

  /** The task waits until the page was inserted. */
  record AwaitLend(int page) implements Op {}

  /** The task is moved to another CPU, or not. */
  record Migrate() implements Op {}

  /** The task sleeps and its CPU idles. */
  record Sleep() implements Op {}

  /** The task's CPU runs another process. */
  record Leave() implements Op {}

  /** The task runs again, wherever its CPU was. */
  record Resume() implements Op {}

  /** Nothing; a place in the program that the text speaks of. */
  record Note() implements Op {}
}
