package org.zuflint.rules.trail;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.zuflint.core.driver.Access;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.source.Place;

/** The accesses that break a clause, as findings tell them. */
public final class Breaches {
  private Breaches() {}

  /**
   * The accesses with one breach, those at one place together: a helper reached from ten commands
   * is one problem with ten ways in.
   */
  public static Collection<List<Access>> byPlace(Vma vma, Access.Breach breach) {
    Map<Place, List<Access>> byPlace = new TreeMap<>();
    for (Access access : vma.accesses()) {
      if (access.breach() == breach) {
        byPlace.computeIfAbsent(access.where(), place -> new ArrayList<>()).add(access);
      }
    }
    return byPlace.values();
  }

  /** The entries that come there: {@code ioctl X 'x_ioctl', poll 'x_poll'}. */
  public static String entries(List<Access> accesses) {
    return accesses.stream()
        .map(access -> Trail.nameOf(access.context()))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** {@code zap_vma_ptes() on the VM_LOCAL_CPU vma 'x_mmap'}. */
  public static String what(Access access, Vma vma) {
    return access.call() + "() on the VM_LOCAL_CPU " + Trail.nameOf(vma);
  }
}
