package org.zuflint.ui.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.events.KeyEvent;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.events.MouseListener;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.zuflint.sim.picture.Row;
import org.zuflint.sim.system.Meaning.Kind;

/** A lane for each CPU, time downwards, and beside them what page table and TLBs hold. */
public final class Lanes extends ScrolledComposite {
  private static final int NUMBER = 34;
  private static final int STATE = 150;
  private static final int PAD = 6;
  private static final int LANE_LEAST = 180;

  private final Canvas canvas;
  private final Consumer<Row> told;
  private final List<Rectangle> boxes = new ArrayList<>();
  private List<Row> rows = List.of();
  private int selected = -1;

  /** {@code told}: hears of the step that is chosen. */
  public Lanes(Composite parent, Consumer<Row> told) {
    super(parent, SWT.V_SCROLL | SWT.BORDER);
    this.told = told;
    setExpandHorizontal(true);
    canvas = new Canvas(this, SWT.DOUBLE_BUFFERED);
    setContent(canvas);
    canvas.addPaintListener(event -> paint(event.gc));
    canvas.addListener(SWT.Resize, event -> place());
    // The headings stay where they are.
    canvas.addListener(SWT.Move, event -> canvas.redraw());
    canvas.getAccessible().addAccessibleListener(new Named(this::words));
    canvas.addMouseListener(
        MouseListener.mouseDownAdapter(event -> {
          canvas.setFocus();
          for (int i = 0; i < boxes.size(); i++) {
            Rectangle box = boxes.get(i);
            if (event.y >= box.y && event.y < box.y + box.height) {
              select(i);
            }
          }
        }));
    canvas.addKeyListener(KeyListener.keyPressedAdapter(this::key));
  }

  /** Shows {@code steps}. */
  public void show(List<Row> steps) {
    rows = List.copyOf(steps);
    selected = -1;
    place();
    canvas.redraw();
  }

  /** How many steps there are. */
  public int steps() {
    return rows.size();
  }

  /** The step that is chosen, from 0; -1 when none is. */
  public int selected() {
    return selected;
  }

  /** Chooses a step, the nearest that there is. */
  public void select(int step) {
    int next = Math.max(0, Math.min(step, rows.size() - 1));
    if (rows.isEmpty() || next == selected) {
      return;
    }
    selected = next;
    Rectangle box = boxes.get(next);
    int top = getOrigin().y;
    int shown = getClientArea().height;
    int heading = boxes.getFirst().y;
    if (box.y < top + heading || box.y + box.height > top + shown) {
      setOrigin(0, Math.max(0, box.y - heading));
    }
    canvas.redraw();
    canvas.getAccessible().sendEvent(ACC.EVENT_NAME_CHANGED, null);
    told.accept(rows.get(next));
  }

  /** What who hears the screen is told: the step that is chosen. */
  private String words() {
    if (selected < 0) {
      return "CPUs over time; arrow keys go from step to step";
    }
    Row row = rows.get(selected);
    return "Step %d of %d, CPU %d, %s".formatted(row.number(), rows.size(), row.cpu(), row.text());
  }

  @Override
  public boolean setFocus() {
    return canvas.setFocus();
  }

  private void key(KeyEvent event) {
    switch (event.keyCode) {
      case SWT.ARROW_DOWN, SWT.ARROW_RIGHT -> select(selected + 1);
      case SWT.ARROW_UP, SWT.ARROW_LEFT -> select(selected - 1);
      case SWT.HOME -> select(0);
      case SWT.END -> select(rows.size() - 1);
      default -> {
        // Not ours.
      }
    }
  }

  private List<Integer> cpus() {
    return rows.stream().map(Row::cpu).distinct().sorted().toList();
  }

  private int laneWidth() {
    int lanes = Math.max(1, cpus().size());
    int width = canvas.getClientArea().width - NUMBER - STATE - PAD;
    return Math.max(LANE_LEAST, width / lanes);
  }

  /** Where each step stands; as high as its words need. */
  private void place() {
    boxes.clear();
    GC gc = new GC(canvas);
    try {
      int line = gc.getFontMetrics().getHeight();
      int top = line + 2 * PAD;
      for (Row row : rows) {
        int height = lines(gc, row).size() * line + 2 * PAD;
        int left = NUMBER + cpus().indexOf(row.cpu()) * laneWidth();
        boxes.add(new Rectangle(left, top, laneWidth() - PAD, height));
        top += height + PAD;
      }
      int height = Math.max(top, getClientArea().height);
      if (canvas.getSize().y != height) {
        canvas.setSize(canvas.getSize().x, height);
        setMinHeight(height);
      }
    } finally {
      gc.dispose();
    }
  }

  private List<String> lines(GC gc, Row row) {
    String text = (row.kind() == Kind.HARM ? "*** " : "") + row.text();
    List<String> lines = wrapped(gc, text);
    if (!row.origin().isEmpty()) {
      lines.addAll(wrapped(gc, row.origin()));
    }
    return lines;
  }

  private List<String> wrapped(GC gc, String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && gc.textExtent(longer).x > laneWidth() - 4 * PAD) {
        lines.add(line.toString());
        line.setLength(0);
        line.append(word);
      } else {
        line.setLength(0);
        line.append(longer);
      }
    }
    lines.add(line.toString());
    return lines;
  }

  private void paint(GC gc) {
    Shades shades = new Shades(this);
    gc.setBackground(getBackground());
    gc.fillRectangle(canvas.getClientArea());
    if (rows.isEmpty()) {
      return;
    }
    gc.setAntialias(SWT.ON);
    int right = NUMBER + cpus().size() * laneWidth();
    for (int i = 0; i < rows.size(); i++) {
      step(gc, rows.get(i), boxes.get(i), i == selected, shades);
      state(gc, rows.get(i), right, boxes.get(i).y + PAD);
    }
    headings(gc, right);
  }

  /** Above what is to be seen, however far down that is. */
  private void headings(GC gc, int right) {
    int top = getOrigin().y;
    gc.setBackground(getBackground());
    gc.fillRectangle(0, top, canvas.getSize().x, boxes.getFirst().y - 1);
    gc.setForeground(getForeground());
    Font bold = JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT);
    Font plain = gc.getFont();
    gc.setFont(bold);
    for (int cpu : cpus()) {
      gc.drawText("CPU " + cpu, NUMBER + cpus().indexOf(cpu) * laneWidth() + PAD, top + PAD, true);
    }
    gc.drawText("PTE     TLBs", right, top + PAD, true);
    gc.setFont(plain);
  }

  private void step(GC gc, Row row, Rectangle box, boolean chosen, Shades shades) {
    Color accent = shades.of(row.kind() == Kind.HARM ? "flag0" : "flag1");
    gc.setForeground(getForeground());
    gc.drawText(Integer.toString(row.number()), PAD, box.y + PAD, true);
    gc.setBackground(accent);
    gc.setAlpha(chosen ? 90 : 28);
    gc.fillRoundRectangle(box.x, box.y, box.width, box.height, 8, 8);
    gc.setAlpha(255);
    gc.setForeground(accent);
    gc.setLineWidth(chosen ? 3 : 1);
    gc.drawRoundRectangle(box.x, box.y, box.width, box.height, 8, 8);
    gc.setLineWidth(1);
    gc.setForeground(getForeground());
    int y = box.y + PAD;
    for (String line : lines(gc, row)) {
      gc.drawText(line, box.x + PAD, y, true);
      y += gc.getFontMetrics().getHeight();
    }
  }

  private void state(GC gc, Row row, int left, int top) {
    List<String> tlbs = new ArrayList<>();
    cpus().forEach(cpu -> tlbs.add(row.tlbs().get(cpu)));
    gc.drawText(row.ptes(), left, top, true);
    Point gap = gc.textExtent("PTE     ");
    gc.drawText(String.join(" | ", tlbs), left + gap.x, top, true);
  }
}
