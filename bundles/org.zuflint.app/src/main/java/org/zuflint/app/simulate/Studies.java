package org.zuflint.app.simulate;

import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.zuflint.model.Driver;
import org.zuflint.model.Machine;
import org.zuflint.model.ModelFactory;
import org.zuflint.model.Operation;
import org.zuflint.model.Provider;
import org.zuflint.model.Step;
import org.zuflint.model.StepKind;
import org.zuflint.model.Study;
import org.zuflint.model.Vma;
import org.zuflint.sim.calibrate.Mail;
import org.zuflint.sim.file.StudyFile;

/** Machines and drivers from files and into files. */
public final class Studies {
  private static final ModelFactory MAKE = ModelFactory.eINSTANCE;

  /** The name of the mail's machine. */
  private static final String MAIL = "mail";

  private Studies() {}

  /** The mail's machine by its name, else that of a file from {@code base}. */
  public static Machine machine(Path base, String name) throws IOException {
    return name.equals(MAIL) ? Mail.machine() : machine(base.resolve(name));
  }

  private static Machine machine(Path file) throws IOException {
    Study study = StudyFile.read(file);
    if (study.getMachines().isEmpty()) {
      throw new IOException(file + ": study '" + study.getName() + "' has no machine");
    }
    return study.getMachines().getFirst();
  }

  /** The first driver of {@code file}. */
  public static Driver driver(Path file) throws IOException {
    Study study = StudyFile.read(file);
    if (study.getDrivers().isEmpty()) {
      throw new IOException(file + ": study '" + study.getName() + "' has no driver");
    }
    return study.getDrivers().getFirst();
  }

  /** A machine of which only the size is known. */
  public static Machine unknownMachine() {
    Machine machine = MAKE.createMachine();
    machine.setName("an unknown machine");
    machine.setCpus(40);
    machine.setSockets(2);
    return machine;
  }

  /** The driver of the mail: one page inserted, used, and zapped. */
  public static Driver mailDriver() {
    Driver driver = MAKE.createDriver();
    driver.setName("one page");
    Provider provider = MAKE.createProvider();
    provider.setName("mmap");
    Vma vma = MAKE.createVma();
    vma.setName("pages");
    provider.getVmas().add(vma);
    driver.getProviders().add(provider);
    Operation operation = MAKE.createOperation();
    operation.setName("insert, use, zap");
    for (StepKind kind : new StepKind[] {StepKind.INSERT, StepKind.ACCESS, StepKind.ZAP}) {
      Step step = MAKE.createStep();
      step.setKind(kind);
      step.setVma(vma);
      operation.getSteps().add(step);
    }
    driver.getOperations().add(operation);
    return driver;
  }

  /** Saves a copy of {@code machine} as the only one of a study. */
  public static void save(Machine machine, Path file) throws IOException {
    Study study = MAKE.createStudy();
    study.setName(machine.getName());
    study.getMachines().add(EcoreUtil.copy(machine));
    StudyFile.write(study, file);
  }

  /** Saves a copy of {@code driver} as the only one of a study. */
  public static void save(Driver driver, Path file) throws IOException {
    Study study = MAKE.createStudy();
    study.setName(driver.getName());
    study.getDrivers().add(EcoreUtil.copy(driver));
    StudyFile.write(study, file);
  }
}
