package org.zuflint.ui.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.zuflint.app.picture.Charts;
import org.zuflint.app.simulate.Simulation;

/** The charts of a simulation, as large as there is room; the mouse tells figures. */
public final class ChartCanvas extends Canvas {
  private static final int PAD = 8;
  private static final double POINTS = 9.5;
  private static final double POINTS_LEAST = 5.5;

  private final List<CanvasPen.Spot> spots = new ArrayList<>();
  private Optional<Simulation.Series> series = Optional.empty();

  /** An empty one. */
  public ChartCanvas(Composite parent) {
    super(parent, SWT.DOUBLE_BUFFERED | SWT.BORDER);
    addPaintListener(event -> paint(event.gc));
    addListener(SWT.Resize, event -> redraw());
    addListener(SWT.MouseMove, event -> tip(event.x, event.y));
  }

  /** Shows the charts of {@code simulated}. */
  public void show(Simulation.Series simulated) {
    series = Optional.of(simulated);
    redraw();
  }

  /** Whether there is something to be seen. */
  public boolean isShown() {
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

  /** One below the other, or side by side where there is more width than height. */
  private void charts(GC gc, Simulation.Series one, Rectangle area) {
    double wide = area.width - 2.0 * PAD;
    double high = area.height - 2.0 * PAD;
    double bars = Math.min(wide / Charts.SHARES.width(), high / 4 / Charts.SHARES.height(one));
    double left = high - bars * Charts.SHARES.height(one);
    boolean beside = wide > 1.6 * left;
    double width = Charts.THROUGHPUT.width() * (beside ? 2 : 1);
    double height = Charts.THROUGHPUT.height(one) * (beside ? 1 : 2);
    double scale = Math.min(wide / width, left / height);
    int right = PAD + (beside ? (int) (Charts.THROUGHPUT.width() * scale) : 0);
    int below = PAD + (beside ? 0 : (int) (Charts.THROUGHPUT.height(one) * scale));
    draw(gc, Charts.THROUGHPUT, one, PAD, PAD, scale);
    draw(gc, Charts.LATENCY, one, right, below, scale);
    draw(gc, Charts.SHARES, one, PAD, PAD + (int) (height * scale), bars);
  }

  /** Letters are as large as the chart, or they would cover it. */
  private void draw(GC gc, Charts chart, Simulation.Series one, int left, int top, double scale) {
    FontData[] plain = getFont().getFontData();
    int points = (int) Math.round(Math.clamp(POINTS * scale, POINTS_LEAST, POINTS));
    Font font = new Font(getDisplay(), plain[0].getName(), points, SWT.NORMAL);
    try {
      gc.setFont(font);
      CanvasPen pen = new CanvasPen(gc, new Shades(this), left, top, scale);
      chart.draw(one, pen);
      spots.addAll(pen.spots());
    } finally {
      gc.setFont(getFont());
      font.dispose();
    }
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
