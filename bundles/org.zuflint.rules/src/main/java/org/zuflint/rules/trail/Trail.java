package org.zuflint.rules.trail;

import java.util.ArrayList;
import java.util.List;
import org.zuflint.core.driver.Access;
import org.zuflint.core.driver.Context;
import org.zuflint.core.driver.Handler;
import org.zuflint.core.driver.Provider;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.finding.Step;
import org.zuflint.core.source.Place;

/** Collects the steps of a path; a step that repeats the one before it is left out. */
public final class Trail {
  private final List<Step> steps = new ArrayList<>();

  private Trail() {}

  /** Starts at the provider, and where it makes the vma local. */
  public static Trail ofFlag(Provider provider, Vma vma) {
    Trail trail = ofProvider(provider);
    return vma.local() ? trail.then(vma.where(), "VM_LOCAL_CPU is set on " + nameOf(vma)) : trail;
  }

  /** Starts at a provider whose vma is not local. */
  public static Trail ofProvider(Provider provider) {
    return new Trail().then(provider.where(), "'" + provider.function() + "' is the mmap provider");
  }

  /** How messages call a vma. */
  public static String nameOf(Vma vma) {
    return "vma '" + vma.name() + "'";
  }

  /** The same with the flag, when it has it: {@code VM_LOCAL_CPU vma 'x_mmap'}. */
  public static String fullNameOf(Vma vma) {
    return (vma.local() ? "VM_LOCAL_CPU " : "") + nameOf(vma);
  }

  /** How messages call an entry: {@code work 'sweep'}. */
  public static String nameOf(Context context) {
    return context.entry() + " '" + context.function() + "'";
  }

  public Trail then(Place where, String text) {
    Step step = new Step(where, text);
    if (steps.isEmpty() || !steps.get(steps.size() - 1).equals(step)) {
      steps.add(step);
    }
    return this;
  }

  /** Ends at a place, with these words when the path does not end there already. */
  public Trail at(Place where, String text) {
    boolean there = !steps.isEmpty() && steps.get(steps.size() - 1).where().equals(where);
    return there ? this : then(where, text);
  }

  public Trail then(List<Step> more) {
    more.forEach(step -> then(step.where(), step.text()));
    return this;
  }

  /** The vma's operations and the calls of one of its fault handlers. */
  public Trail through(Vma vma, Handler handler) {
    Vma.Operations operations = vma.operations();
    if (operations != null) {
      then(operations.where(), "'" + operations.table() + "' are its vm_ops");
    }
    return then(handler.where(), "." + handler.member() + " is '" + handler.function() + "'")
        .then(handler.path());
  }

  /** Where the driver keeps the vma, who enters, and the calls down to the operation. */
  public Trail through(Vma vma, Access access) {
    vma.stores().forEach(store -> then(store.where(), "kept in '" + store.field() + "'"));
    return then(access.context().where(), nameOf(access.context()) + " enters the driver")
        .then(access.path())
        .at(access.where(), access.call() + "() changes the vma's entries here");
  }

  public List<Step> steps() {
    return List.copyOf(steps);
  }
}
