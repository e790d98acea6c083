package org.zuflint.sim.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.zuflint.sim.program.Op;
import org.zuflint.sim.program.Setup;
import org.zuflint.sim.system.Field;

/** The fields of a setup, by what they mean. */
final class Fields {
  /** {@link #page}: with its owner; lent to the server; back with its owner. */
  static final int OWN = 0;

  static final int LENT = 1;
  static final int BACK = 2;

  /** {@link #on}: the CPU has the server's mm loaded, or another. */
  static final int SERVER = 0;

  static final int ELSEWHERE = 1;

  /** {@link #table}: the page table is in its place; cut off; freed. */
  static final int LINKED = 0;

  static final int UNLINKED = 1;
  static final int FREED = 2;

  private static final int LAGS = 3;

  private final Setup setup;
  private final boolean protects;
  private final Map<String, Field> all = new TreeMap<>();
  private final List<Field> order = new ArrayList<>();

  Fields(Setup setup) {
    this.setup = setup;
    protects =
        setup.tasks().stream()
            .flatMap(task -> task.lines().stream())
            .anyMatch(line -> line.op() instanceof Op.Protect);
    for (int address = 0; address < setup.addresses(); address++) {
      pte(address);
      copy(address);
      refused(address);
    }
    for (int page = 0; page < setup.pages(); page++) {
      page(page);
    }
    table();
    for (int cpu = 0; cpu < setup.cpus().size(); cpu++) {
      on(cpu);
      lazy(cpu);
      mask(cpu);
      lag(cpu);
      walk(cpu);
      irqOff(cpu);
      for (int address = 0; address < setup.addresses(); address++) {
        tlb(cpu, address);
      }
      for (int task = 0; task < setup.tasks().size(); task++) {
        asked(task, cpu);
        here(task, cpu);
      }
    }
  }

  List<Field> all() {
    return List.copyOf(order);
  }

  /** How many values a translation has: none, each page, and each page without writing. */
  int translations() {
    return 1 + setup.pages() * (protects ? 2 : 1);
  }

  boolean protects() {
    return protects;
  }

  /** The page behind a translation. */
  int pageOf(int translation) {
    return (translation - 1) % setup.pages();
  }

  boolean writable(int translation) {
    return translation <= setup.pages();
  }

  /** The translation to {@code page}, writable. */
  static int to(int page) {
    return page + 1;
  }

  /** What the page table says. */
  Field pte(int address) {
    return global("pte", address, translations());
  }

  /** What a second holder of translations has. */
  Field copy(int address) {
    return global("copy", address, translations());
  }

  /** Whether mprotect() has returned. */
  Field refused(int address) {
    return global("refused", address, 2);
  }

  Field page(int page) {
    return global("page", page, 3);
  }

  Field table() {
    return global("table", 0, 3);
  }

  Field on(int cpu) {
    return field("on", cpu, 2, setup.cpus().get(cpu).inServer() ? SERVER : ELSEWHERE, cpu);
  }

  /** Whether the CPU idles with the mm still loaded. */
  Field lazy(int cpu) {
    return field("lazy", cpu, 2, 0, cpu);
  }

  /** Whether the CPU is in mm_cpumask(). */
  Field mask(int cpu) {
    return field("mask", cpu, 2, setup.cpus().get(cpu).inServer() ? 1 : 0, cpu);
  }

  /** By how many generations the CPU is behind the mm: none, one, more. */
  Field lag(int cpu) {
    return field("lag", cpu, LAGS, 0, cpu);
  }

  /** Whether the CPU keeps the way to the page table in its paging-structure caches. */
  Field walk(int cpu) {
    return field("walk", cpu, 2, 0, cpu);
  }

  Field irqOff(int cpu) {
    return field("irqoff", cpu, 2, 0, cpu);
  }

  Field tlb(int cpu, int address) {
    return field("tlb", cpu * setup.addresses() + address, translations(), 0, cpu);
  }

  /** The value of {@link #asked} that has nothing left to do but to be answered. */
  int spent() {
    return setup.addresses() + 2;
  }

  /** What {@code task} asked the CPU to flush: nothing, one address, everything; or spent. */
  Field asked(int task, int cpu) {
    int index = task * setup.cpus().size() + cpu;
    return field("asked", index, setup.addresses() + 3, 0, cpu);
  }

  /** Whether the task is on the CPU. */
  Field here(int task, int cpu) {
    int index = task * setup.cpus().size() + cpu;
    return field("here", index, 2, setup.tasks().get(task).cpu() == cpu ? 1 : 0, cpu);
  }

  private Field global(String array, int index, int values) {
    return field(array, index, values, 0, Field.GLOBAL);
  }

  private Field field(String array, int index, int values, int initial, int cpu) {
    return all.computeIfAbsent(
        array + "[" + index + "]",
        name -> {
          Field field = new Field(order.size(), array, index, values, initial, cpu);
          order.add(field);
          return field;
        });
  }
}
