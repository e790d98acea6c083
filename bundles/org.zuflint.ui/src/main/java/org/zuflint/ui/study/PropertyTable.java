package org.zuflint.ui.study;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.edit.provider.IItemPropertyDescriptor;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.CellEditor;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.ComboBoxViewerCellEditor;
import org.eclipse.jface.viewers.EditingSupport;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.viewers.TextCellEditor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.zuflint.ui.picture.Named;

/** What can be set on an element, as rows of name and value. */
final class PropertyTable {
  /** One property of the element that is shown. */
  record Row(EObject on, IItemPropertyDescriptor descriptor) {
    EStructuralFeature property() {
      return (EStructuralFeature) descriptor.getFeature(on);
    }

    String value() {
      return StudyWords.value(on, property());
    }

    /** What it may be, when that is a short list; null when it is typed. */
    Collection<?> choices() {
      return descriptor.getChoiceOfValues(on);
    }
  }

  /** No value, where a value can be chosen. */
  private static final Object NOTHING = "";

  private final TableViewer viewer;
  private final StudyModel model;
  private final Consumer<String> objections;

  /** {@code objections}: hears what is wrong with what is typed, null when nothing is. */
  PropertyTable(Composite parent, StudyModel model, Consumer<String> objections) {
    this.model = model;
    this.objections = objections;
    Composite frame = new Composite(parent, SWT.NONE);
    TableColumnLayout layout = new TableColumnLayout();
    frame.setLayout(layout);
    viewer = new TableViewer(frame, SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.BORDER);
    viewer.getTable().setHeaderVisible(true);
    viewer.getTable().setLinesVisible(true);
    viewer.setContentProvider(ArrayContentProvider.getInstance());
    viewer.getTable().getAccessible().addAccessibleListener(new Named("Properties of the element"));
    TableViewerColumn name = column("Property", 2, layout);
    name.setLabelProvider(
        ColumnLabelProvider.createTextProvider(row -> ((Row) row).property().getName()));
    TableViewerColumn value = column("Value", 5, layout);
    value.setLabelProvider(ColumnLabelProvider.createTextProvider(row -> ((Row) row).value()));
    value.setEditingSupport(new Editing());
  }

  TableViewer viewer() {
    return viewer;
  }

  /** Shows the properties of {@code on}; null shows nothing. */
  void show(EObject on) {
    List<Row> rows = new ArrayList<>();
    if (on != null) {
      model.properties(on).forEach(descriptor -> rows.add(new Row(on, descriptor)));
    }
    viewer.setInput(rows);
  }

  private TableViewerColumn column(String title, int weight, TableColumnLayout layout) {
    TableViewerColumn column = new TableViewerColumn(viewer, SWT.LEFT);
    column.getColumn().setText(title);
    layout.setColumnData(column.getColumn(), new ColumnWeightData(weight, 80));
    return column;
  }

  /** Typed or chosen, and made to a command. */
  private final class Editing extends EditingSupport {
    Editing() {
      super(viewer);
    }

    @Override
    protected boolean canEdit(Object element) {
      return ((Row) element).descriptor().canSetProperty(((Row) element).on());
    }

    @Override
    protected CellEditor getCellEditor(Object element) {
      Row row = (Row) element;
      return row.choices() == null ? typed(row) : chosen(row);
    }

    private CellEditor typed(Row row) {
      TextCellEditor editor = new TextCellEditor(viewer.getTable());
      editor.setValidator(text -> objection((EAttribute) row.property(), (String) text));
      return editor;
    }

    private CellEditor chosen(Row row) {
      ComboBoxViewerCellEditor editor =
          new ComboBoxViewerCellEditor(viewer.getTable(), SWT.READ_ONLY);
      editor.setContentProvider(ArrayContentProvider.getInstance());
      editor.setLabelProvider(
          LabelProvider.createTextProvider(
              choice -> choice instanceof EObject target ? StudyWords.of(target) : choice + ""));
      List<Object> choices = new ArrayList<>();
      row.choices().forEach(choice -> choices.add(choice == null ? NOTHING : choice));
      editor.setInput(choices);
      return editor;
    }

    private String objection(EAttribute property, String text) {
      String objection = null;
      try {
        StudyModel.parsed(property, text.trim());
      } catch (IllegalArgumentException wrong) {
        String type = property.getEAttributeType().getInstanceClass().getSimpleName();
        objection = property.getName() + ": '" + text + "' is not of type " + type;
      }
      objections.accept(objection);
      return objection;
    }

    @Override
    protected Object getValue(Object element) {
      Row row = (Row) element;
      if (row.choices() == null) {
        return row.value();
      }
      Object now = row.on().eGet(row.property());
      return now == null ? NOTHING : now;
    }

    @Override
    protected void setValue(Object element, Object value) {
      Row row = (Row) element;
      if (row.choices() == null) {
        model.type(row.on(), (EAttribute) row.property(), (String) value);
      } else if (value != null && !value.equals(row.on().eGet(row.property()))) {
        model.set(row.on(), row.property(), value == NOTHING ? null : value);
      }
      viewer.refresh();
    }
  }
}
