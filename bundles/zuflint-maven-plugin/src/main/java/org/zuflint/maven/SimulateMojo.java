package org.zuflint.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.zuflint.app.picture.SimulationCsv;
import org.zuflint.app.picture.SimulationJson;
import org.zuflint.app.picture.SimulationPage;
import org.zuflint.app.picture.SimulationText;
import org.zuflint.app.session.Outcome;
import org.zuflint.app.simulate.DriverModel;
import org.zuflint.app.simulate.Simulation;
import org.zuflint.model.Driver;
import org.zuflint.model.PatchSemantics;

/**
 * Plays what was found on a machine, with and without the flag; prints the table and writes
 * zuflint-simulation.html, .csv and .json.
 */
@Mojo(name = "simulate", threadSafe = true)
public final class SimulateMojo extends InspectionMojo {
  /** Numbers of threads that repeat the operation. */
  @Parameter(property = "zuflint.threads", defaultValue = "1,2,4,8,12,18,24,36,48")
  private List<Integer> threads = List.of(1);

  @Override
  void inspect() throws MojoExecutionException, IOException {
    if (threads.isEmpty() || threads.stream().anyMatch(count -> count < 1)) {
      throw new MojoExecutionException("zuflint: <threads> are " + threads + "; write 1 or more");
    }
    Outcome outcome = outcome(request());
    Driver driver = DriverModel.of(outcome.analysis().providers(), "what the analysis found");
    if (driver.getOperations().isEmpty()) {
      getLog().info("zuflint: no vma that has VM_LOCAL_CPU or could have it inserts pages here");
      return;
    }
    Simulation simulation =
        Simulation.of(
            outcome.gains().priced(),
            driver,
            threads,
            List.of(PatchSemantics.NONE, PatchSemantics.INTENDED));
    SimulationText.of(simulation).lines().forEach(getLog()::info);
    Path folder = outputFolder();
    Files.writeString(folder.resolve("zuflint-simulation.html"), SimulationPage.of(simulation));
    Files.writeString(folder.resolve("zuflint-simulation.csv"), SimulationCsv.of(simulation));
    Files.writeString(folder.resolve("zuflint-simulation.json"), SimulationJson.of(simulation));
    getLog().info("zuflint: wrote " + folder.resolve("zuflint-simulation.html"));
  }
}
