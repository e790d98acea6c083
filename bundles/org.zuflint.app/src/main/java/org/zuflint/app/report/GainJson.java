package org.zuflint.app.report;

import java.io.IOException;
import java.util.Optional;
import org.zuflint.app.simulate.Gain;
import org.zuflint.sim.predict.Forecast;

/** A gain as JSON: operations a second, at the dearest and the leanest machine. */
public final class GainJson {
  private GainJson() {}

  /** The member {@code gain}: null when there is none. */
  public static void member(Json json, Optional<Gain> gain) throws IOException {
    json.name("gain");
    if (gain.isEmpty()) {
      json.none();
      return;
    }
    json.open();
    json.member("machine", gain.get().machine());
    json.member("threads", gain.get().threads());
    forecast(json, "without", gain.get().without());
    forecast(json, "with", gain.get().with());
    json.close();
  }

  private static void forecast(Json json, String name, Forecast forecast) throws IOException {
    json.name(name);
    json.open();
    json.member("low", Math.round(forecast.worst().opsPerSecond()));
    json.member("high", Math.round(forecast.best().opsPerSecond()));
    json.close();
  }
}
