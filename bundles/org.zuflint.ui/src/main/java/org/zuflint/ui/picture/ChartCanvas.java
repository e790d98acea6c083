package org.zuflint.ui.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.zuflint.app.picture.Charts;
import org.zuflint.app.simulate.Simulation;
import org.zuflint.model.ShareKind;

/**
 * The charts of a simulation, as large as there is room, and never smaller than letters need: they
 * scroll then. The mouse tells figures.
 */
public final class ChartCanvas extends Canvas {
  private static final int PAD = 8;
  private static final double POINTS = 9.5;
  private static final double POINTS_LEAST = 7.5;
  private static final double SCALE_LEAST = POINTS_LEAST / POINTS;

  /** Bars are as wide as there is room, in rows that letters fit into. */
  private static final double BARS_SCALE = 0.8;

  private static final int SWATCH = 10;

  private final List<CanvasPen.Spot> spots = new ArrayList<>();
  private final ScrolledComposite room;
  private Optional<Simulation.Series> series = Optional.empty();

  /** An empty one. */
  public ChartCanvas(Composite parent) {
    this(new ScrolledComposite(parent, SWT.V_SCROLL | SWT.BORDER));
  }

  private ChartCanvas(ScrolledComposite room) {
    super(room, SWT.DOUBLE_BUFFERED);
    this.room = room;
    room.setContent(this);
    room.setExpandHorizontal(true);
    room.setExpandVertical(true);
    room.addListener(SWT.Resize, event -> claim());
    addPaintListener(event -> paint(event.gc));
    addListener(SWT.Resize, event -> redraw());
    addListener(SWT.MouseMove, event -> tip(event.x, event.y));
  }

  /** Shows the charts of {@code simulated}. */
  public void show(Simulation.Series simulated) {
    series = Optional.of(simulated);
    claim();
    redraw();
  }

  /** Whether there is something to be seen. */
  public boolean isShown() {
    return series.isPresent();
  }

  /** Asks for the height that letters need at the width that there is. */
  private void claim() {
    series.ifPresent(one -> {
      int width = room.getClientArea().width;
      GC gc = new GC(this);
      int key = key(gc, width, 0, false);
      gc.dispose();
      int curves = isWide(width) ? 1 : 2;
      double high = SCALE_LEAST * curves * Charts.THROUGHPUT.height(one);
      room.setMinHeight((int) (high + BARS_SCALE * Charts.SHARES.height(one)) + key + 2 * PAD);
    });
  }

  /** Whether two curves have room side by side. */
  private static boolean isWide(int width) {
    return width - 2 * PAD >= 2 * SCALE_LEAST * Charts.THROUGHPUT.width();
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
    int key = key(gc, area.width, 0, false);
    double left = high - BARS_SCALE * Charts.SHARES.height(one) - key;
    boolean beside = isWide(area.width) && wide > 1.6 * left;
    double width = Charts.THROUGHPUT.width() * (beside ? 2 : 1);
    double height = Charts.THROUGHPUT.height(one) * (beside ? 1 : 2);
    double scale = Math.min(wide / width, left / height);
    int right = PAD + (beside ? (int) (Charts.THROUGHPUT.width() * scale) : 0);
    int below = PAD + (beside ? 0 : (int) (Charts.THROUGHPUT.height(one) * scale));
    draw(gc, Charts.THROUGHPUT, one, PAD, PAD, scale);
    draw(gc, Charts.LATENCY, one, right, below, scale);
    int bars = area.height - PAD - key - (int) (BARS_SCALE * Charts.SHARES.height(one));
    draw(gc, Charts.SHARES, one, PAD, bars, BARS_SCALE);
    key(gc, area.width, area.height - PAD - key, true);
  }

  /** What the bars' colours mean, in as many lines as it takes; how high that is. */
  private int key(GC gc, int width, int top, boolean drawn) {
    Shades shades = new Shades(this);
    int line = gc.getFontMetrics().getHeight() + 2;
    int x = PAD;
    int y = 0;
    for (ShareKind kind : ShareKind.VALUES) {
      String words = Charts.meaning(kind);
      int needed = SWATCH + PAD / 2 + gc.textExtent(words).x;
      if (x > PAD && x + needed > width - PAD) {
        x = PAD;
        y += line;
      }
      if (drawn) {
        gc.setBackground(shades.of("share " + kind.getLiteral()));
        gc.fillRectangle(x, top + y + (line - SWATCH) / 2, SWATCH, SWATCH);
        gc.setForeground(shades.of("tick"));
        gc.drawText(words, x + SWATCH + PAD / 2, top + y, SWT.DRAW_TRANSPARENT);
      }
      x += needed + 2 * PAD;
    }
    return y + line;
  }

  /** Letters are as large as the chart, or they would cover it. */
  private void draw(GC gc, Charts chart, Simulation.Series one, int left, int top, double scale) {
    FontData[] plain = getFont().getFontData();
    int points = (int) Math.round(Math.clamp(POINTS * scale, POINTS_LEAST, POINTS));
    Font font = new Font(getDisplay(), plain[0].getName(), points, SWT.NORMAL);
    try {
      gc.setFont(font);
      CanvasPen pen = new CanvasPen(gc, new Shades(this), left, top, scale);
      chart.draw(one, pen, (getClientArea().width - 2.0 * PAD) / scale);
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
