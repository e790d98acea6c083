package org.zuflint.ui.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.zuflint.app.picture.Charts;
import org.zuflint.app.simulate.Simulation;

/** The charts of a simulation, as large as there is room; the mouse tells figures. */
final class ChartCanvas extends Canvas {
  private static final int PAD = 8;

  private final List<CanvasPen.Spot> spots = new ArrayList<>();
  private Optional<Simulation.Series> series = Optional.empty();

  ChartCanvas(Composite parent) {
    super(parent, SWT.DOUBLE_BUFFERED | SWT.BORDER);
    addPaintListener(event -> paint(event.gc));
    addListener(SWT.Resize, event -> redraw());
    addListener(SWT.MouseMove, event -> tip(event.x, event.y));
  }

  void show(Simulation.Series simulated) {
    series = Optional.of(simulated);
    redraw();
  }

  boolean isShown() {
    return series.isPresent();
  }

  private void paint(GC gc) {
    Rectangle area = getClientArea();
    gc.setBackground(getBackground());
    gc.fillRectangle(area);
    gc.setAntialias(SWT.ON);
    spots.clear();
    series.ifPresent(one -> charts(gc, one, area));
  }

  /** Two charts side by side, the bars below; all of them scaled alike. */
  private void charts(GC gc, Simulation.Series one, Rectangle area) {
    double width = Charts.THROUGHPUT.width() + Charts.LATENCY.width();
    double curves = Charts.THROUGHPUT.height(one);
    double height = curves + Charts.SHARES.height(one);
    double scale = Math.min((area.width - 2 * PAD) / width, (area.height - 2 * PAD) / height);
    int right = PAD + (int) (Charts.THROUGHPUT.width() * scale);
    int below = PAD + (int) (curves * scale);
    draw(gc, Charts.THROUGHPUT, one, PAD, PAD, scale);
    draw(gc, Charts.LATENCY, one, right, PAD, scale);
    draw(gc, Charts.SHARES, one, PAD, below, scale);
  }

  private void draw(GC gc, Charts chart, Simulation.Series one, int left, int top, double scale) {
    CanvasPen pen = new CanvasPen(gc, new Shades(this), left, top, scale);
    chart.draw(one, pen);
    spots.addAll(pen.spots());
  }

  private void tip(int x, int y) {
    String tip =
        spots.stream()
            .filter(spot -> spot.where().contains(x, y))
            .map(CanvasPen.Spot::tip)
            .findFirst()
            .orElse(null);
    if (tip == null ? getToolTipText() != null : !tip.equals(getToolTipText())) {
      setToolTipText(tip);
    }
  }
}
