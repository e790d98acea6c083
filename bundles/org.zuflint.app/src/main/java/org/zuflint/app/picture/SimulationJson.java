package org.zuflint.app.picture;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import org.zuflint.app.simulate.Simulation;
import org.zuflint.model.ShareKind;
import org.zuflint.sim.des.Outcome;
import org.zuflint.sim.predict.Forecast;

/** A simulation as JSON; microseconds and operations a second, rounded to what they are worth. */
public final class SimulationJson {
  private SimulationJson() {}

  /** One object. */
  public static String of(Simulation simulation) throws IOException {
    StringWriter text = new StringWriter();
    JsonWriter json = new JsonWriter(text);
    json.setIndent("  ");
    json.beginObject();
    json.name("driver").value(simulation.driver());
    json.name("machine").value(simulation.machine().name());
    json.name("cpus").value(simulation.machine().shape().cpus());
    json.name("exact").value(simulation.machine().exact());
    json.name("operations").beginArray();
    for (Simulation.Series series : simulation.series()) {
      json.beginObject();
      json.name("name").value(series.name());
      json.name("forecasts").beginArray();
      for (Forecast forecast : series.forecasts()) {
        forecast(forecast, json);
      }
      json.endArray().endObject();
    }
    json.endArray().endObject();
    return text + "\n";
  }

  private static void forecast(Forecast forecast, JsonWriter json) throws IOException {
    json.beginObject();
    json.name("threads").value(forecast.threads());
    json.name("flag").value(forecast.flag().getLiteral());
    json.name("worst");
    outcome(forecast.worst(), json);
    json.name("best");
    outcome(forecast.best(), json);
    json.endObject();
  }

  private static void outcome(Outcome outcome, JsonWriter json) throws IOException {
    json.beginObject();
    json.name("opsPerSecond").value(Math.round(outcome.opsPerSecond()));
    json.name("latencyMicros").value(rounded(outcome.latencyMicros()));
    json.name("interrupts").value(rounded(outcome.interrupts()));
    json.name("shares").beginObject();
    for (ShareKind kind : ShareKind.VALUES) {
      json.name(kind.getLiteral()).value(rounded(outcome.share(kind)));
    }
    json.endObject().endObject();
  }

  private static double rounded(double micros) {
    return Math.round(micros * 1000) / 1000.0;
  }
}
