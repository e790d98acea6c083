package org.zuflint.sim.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.zuflint.model.Cost;
import org.zuflint.model.CostKind;
import org.zuflint.model.Driver;
import org.zuflint.model.Machine;
import org.zuflint.model.ModelFactory;
import org.zuflint.model.Operation;
import org.zuflint.model.Provider;
import org.zuflint.model.Scenario;
import org.zuflint.model.Step;
import org.zuflint.model.StepKind;
import org.zuflint.model.Study;
import org.zuflint.model.Vma;

/** What is written can be read, byte for byte, and faults are told by name. */
class StudyFileTest {
  private static final ModelFactory MAKE = ModelFactory.eINSTANCE;

  private final Study study = MAKE.createStudy();
  private final Machine machine = MAKE.createMachine();
  private final Driver driver = MAKE.createDriver();
  private final Operation operation = MAKE.createOperation();
  private final Scenario scenario = MAKE.createScenario();

  StudyFileTest() {
    study.setName("Prüfung");
    machine.setName("box");
    machine.setCpus(8);
    cost(CostKind.HANDLER, 0.5);
    study.getMachines().add(machine);
    Vma vma = MAKE.createVma();
    vma.setName("pages");
    vma.getFlags().addAll(List.of("VM_PFNMAP", "VM_LOCAL_CPU"));
    Provider provider = MAKE.createProvider();
    provider.setName("zuf_mmap");
    provider.getVmas().add(vma);
    driver.setName("zuf");
    driver.getProviders().add(provider);
    Step zap = MAKE.createStep();
    zap.setKind(StepKind.ZAP);
    zap.setVma(vma);
    operation.setName("write");
    operation.getSteps().add(zap);
    driver.getOperations().add(operation);
    study.getDrivers().add(driver);
    scenario.setName("small");
    scenario.setMachine(machine);
    scenario.setDriver(driver);
    scenario.getThreads().addAll(List.of(1, 2, 4));
    study.getScenarios().add(scenario);
  }

  @Test
  void aStudyComesBackAsItWas() throws IOException {
    byte[] bytes = StudyFile.bytes(EcoreUtil.copy(study));
    Study read = StudyFile.read(bytes, "test.zmm");
    assertTrue(EcoreUtil.equals(study, read), new String(bytes, StandardCharsets.UTF_8));
    assertArrayEquals(bytes, StudyFile.bytes(read));
    assertTrue(new String(bytes, StandardCharsets.UTF_8).contains("Prüfung"));
  }

  @Test
  void eachFaultNamesItsElement() {
    machine.setSockets(3);
    machine.getCosts().getFirst().setLow(0.7);
    cost(CostKind.HANDLER, -1);
    operation.getSteps().getFirst().setVma(null);
    operation.getSteps().getFirst().setPages(0);
    scenario.setMachine(null);
    scenario.getThreads().add(0);
    study.getMachines().add(EcoreUtil.copy(machine));
    study.getMachines().get(1).getCosts().clear();
    study.getMachines().get(1).setSockets(1);
    assertEquals(
        List.of(
            "study 'Prüfung': machine 'box': there are two of that name",
            "machine 'box': 8 cpus do not spread evenly over 3 sockets",
            "machine 'box': threadsPerCore 1 does not divide the cpus of a socket",
            "machine 'box': cost 'handler': low 0.7 is not between 0 and value 0.5",
            "machine 'box': cost 'handler': given twice",
            "machine 'box': cost 'handler': value -1.0 is not a number from 0",
            "driver 'zuf': operation 'write': step 1 (zap): pages is 0, not 1 or more",
            "driver 'zuf': operation 'write': step 1 (zap): no vma",
            "scenario 'small': no machine",
            "scenario 'small': threads is 0, not 1 or more"),
        StudyCheck.complaints(study));
    List<StudyCheck.Complaint> complaints = StudyCheck.check(study);
    assertEquals(machine.getCosts().getFirst(), complaints.get(3).on());
    assertEquals(operation.getSteps().getFirst(), complaints.get(7).on());
  }

  @Test
  void anInvalidStudyCanBeKeptToWorkOnIt() throws IOException {
    machine.setCpus(0);
    byte[] bytes = StudyFile.unchecked(EcoreUtil.copy(study));
    Study parsed = StudyFile.parse(bytes, "test.zmm");
    assertTrue(EcoreUtil.equals(study, parsed), new String(bytes, StandardCharsets.UTF_8));
    Resource resource = parsed.eResource();
    assertArrayEquals(bytes, StudyFile.unchecked(parsed));
    assertEquals(resource, parsed.eResource());
  }

  @Test
  void whatIsNoStudyIsRefusedWithTheFilesName() {
    IOException broken = refused("<nonsense/>");
    assertTrue(broken.getMessage().startsWith("test.zmm: not a study: "), broken.getMessage());
    IOException unknown =
        refused(
            """
            <zuflint:Study xmlns:zuflint="http://zuflint.org/model/1" name="x">
              <machines name="m" cpus="many"/>
            </zuflint:Study>
            """);
    assertTrue(unknown.getMessage().contains("many"), unknown.getMessage());
  }

  private static IOException refused(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return assertThrows(IOException.class, () -> StudyFile.read(bytes, "test.zmm"));
  }

  private void cost(CostKind kind, double value) {
    Cost cost = MAKE.createCost();
    cost.setKind(kind);
    cost.setValue(value);
    cost.setSource("a test");
    machine.getCosts().add(cost);
  }
}
