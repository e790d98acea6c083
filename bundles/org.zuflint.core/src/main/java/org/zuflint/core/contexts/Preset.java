package org.zuflint.core.contexts;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.zuflint.core.flow.Listener.Handed;
import org.zuflint.core.program.Program;
import org.zuflint.core.program.Table;

/** The vm_ops that a provider finds in its vma when another provider calls it. */
public final class Preset {
  private final Program program;
  private final List<EntryWalk> walks;

  public Preset(Program program, List<EntryWalk> walks) {
    this.program = program;
    this.walks = List.copyOf(walks);
  }

  /** Whether some caller may have set them. */
  public boolean possible(List<EntryPoint> registrations) {
    return registrations.stream().anyMatch(entry -> !callers(entry).isEmpty());
  }

  /** The one table that every caller sets; empty when callers differ or cannot be followed. */
  public List<Table> known(List<EntryPoint> registrations) {
    Set<List<Table>> all = new LinkedHashSet<>();
    for (EntryPoint entry : registrations) {
      for (Table table : registering(entry)) {
        if (isFirst(table.struct())) {
          return List.of();
        }
        List<Handed> handed = handed(table.struct(), member(entry));
        if (handed.isEmpty()) {
          return List.of();
        }
        handed.forEach(each -> all.add(resolved(each, table)));
      }
    }
    return all.size() == 1 ? all.iterator().next() : List.of();
  }

  /** How this member of such tables was called by providers. */
  private List<Handed> handed(String struct, String member) {
    return walks.stream()
        .flatMap(walk -> walk.handed().stream())
        .filter(handed -> handed.struct().equals(struct) && handed.member().equals(member))
        .distinct()
        .toList();
  }

  private List<Table> resolved(Handed handed, Table registering) {
    if (handed.beside().isEmpty()) {
      return handed.operations();
    }
    List<Table> tables = new ArrayList<>();
    for (Table.Entry entry : registering.entries()) {
      if (entry.last().equals(handed.beside())) {
        tables.addAll(program.tables(entry.value(), registering.file()));
      }
    }
    return tables;
  }

  /** The tables of kinds that are not called first. */
  private List<Table> callers(EntryPoint entry) {
    return registering(entry).stream().filter(table -> !isFirst(table.struct())).toList();
  }

  private List<Table> registering(EntryPoint entry) {
    return program.tables(entry.table(), entry.function().file()).stream()
        .filter(table -> table.where().file().equals(entry.registered().file()))
        .toList();
  }

  private static String member(EntryPoint entry) {
    return entry.how().substring(entry.how().lastIndexOf('.') + 1);
  }

  /** Tables whose mmap the core calls first, and assignments, which are taken for such. */
  private static boolean isFirst(String struct) {
    return switch (struct) {
      case "", "file_operations", "proc_ops", "bin_attribute", "dma_buf_ops", "fb_ops" -> true;
      default -> struct.endsWith("_file_operations");
    };
  }
}
