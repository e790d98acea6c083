package org.zuflint.ui.view;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.zuflint.app.session.Outcome;
import org.zuflint.app.simulate.DriverModel;
import org.zuflint.app.simulate.Simulation;
import org.zuflint.app.simulate.Studies;
import org.zuflint.model.Driver;
import org.zuflint.model.Operation;
import org.zuflint.model.PatchSemantics;
import org.zuflint.sim.machine.Priced;
import org.zuflint.sim.predict.Work;
import org.zuflint.ui.build.ZuflintNature;
import org.zuflint.ui.run.Desks;

/**
 * One operation of a driver that can be played.
 *
 * @param threads the highest number of threads
 * @param pages pages of each of its steps
 */
record Play(String driver, String name, Work work, Priced machine, int threads, int pages) {
  private static final List<Integer> POINTS = List.of(1, 2, 4, 8, 12, 18, 24, 36, 48);

  /** Those of every judged project, and the one of the mail. */
  static List<Play> all() {
    List<Play> plays = new ArrayList<>();
    for (IProject project : ResourcesPlugin.getWorkspace().getRoot().getProjects()) {
      if (ZuflintNature.isOn(project)) {
        Desks.all().of(project).last().ifPresent(outcome -> add(project, outcome, plays));
      }
    }
    Priced unknown = Priced.of(Studies.unknownMachine());
    for (Operation operation : Studies.mailDriver().getOperations()) {
      plays.add(of("the mail", operation, unknown));
    }
    return plays;
  }

  Play with(int mostThreads, int pagesEach) {
    return new Play(driver, name, work, machine, mostThreads, pagesEach);
  }

  Simulation simulation() {
    List<Integer> points = new ArrayList<>(POINTS.stream().filter(n -> n < threads).toList());
    points.add(threads);
    List<PatchSemantics> flags = List.of(PatchSemantics.NONE, PatchSemantics.INTENDED);
    Work scaled =
        new Work(
            work.inserted() == 0 ? 0 : pages,
            Collections.nCopies(work.zaps().size(), pages),
            Collections.nCopies(work.overwrites().size(), pages));
    return new Simulation(
        machine, driver, List.of(Simulation.series(machine, name, scaled, points, flags)));
  }

  private static void add(IProject project, Outcome outcome, List<Play> plays) {
    Driver driver = DriverModel.of(outcome.analysis().providers(), project.getName());
    for (Operation operation : driver.getOperations()) {
      plays.add(of(project.getName(), operation, outcome.gains().priced()));
    }
  }

  private static Play of(String driver, Operation operation, Priced machine) {
    String name = operation.getName() + ", " + driver;
    return new Play(driver, name, Work.of(operation), machine, 1, 1);
  }
}
