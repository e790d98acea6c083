package org.zuflint.ui.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.eclipse.emf.common.command.BasicCommandStack;
import org.eclipse.emf.common.command.Command;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EDataType;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.emf.edit.command.CommandParameter;
import org.eclipse.emf.edit.command.CreateChildCommand;
import org.eclipse.emf.edit.command.DeleteCommand;
import org.eclipse.emf.edit.command.SetCommand;
import org.eclipse.emf.edit.domain.AdapterFactoryEditingDomain;
import org.eclipse.emf.edit.provider.IItemPropertyDescriptor;
import org.eclipse.emf.edit.provider.IItemPropertySource;
import org.eclipse.emf.edit.provider.ReflectiveItemProviderAdapterFactory;
import org.zuflint.model.Named;
import org.zuflint.model.Study;
import org.zuflint.sim.file.StudyCheck;
import org.zuflint.sim.file.StudyFile;

/** A study that somebody works on: every change is a command that can be taken back. */
public final class StudyModel {
  private final ReflectiveItemProviderAdapterFactory items =
      new ReflectiveItemProviderAdapterFactory();
  private final BasicCommandStack commands = new BasicCommandStack();
  private final AdapterFactoryEditingDomain domain =
      new AdapterFactoryEditingDomain(items, commands);
  private final Study study;

  /**
   * Reads {@code bytes}, which messages call {@code name}.
   *
   * @throws IOException when they are no study; a study with faults is one
   */
  StudyModel(byte[] bytes, String name) throws IOException {
    study = StudyFile.parse(bytes, name);
    domain.getResourceSet().getResources().add(study.eResource());
  }

  /** The root. */
  public Study study() {
    return study;
  }

  /** What has been done to it. */
  public BasicCommandStack commands() {
    return commands;
  }

  ReflectiveItemProviderAdapterFactory items() {
    return items;
  }

  byte[] bytes() throws IOException {
    return StudyFile.unchecked(study);
  }

  /** What is wrong with it now. */
  public List<StudyCheck.Complaint> complaints() {
    return StudyCheck.check(study);
  }

  /** What can be put below {@code owner}. */
  List<CommandParameter> children(EObject owner) {
    List<CommandParameter> children = new ArrayList<>();
    for (Object each : domain.getNewChildDescriptors(owner, null)) {
      if (each instanceof CommandParameter child && child.getEValue() != null) {
        children.add(child);
      }
    }
    return children;
  }

  /** Puts {@code child} below {@code owner}; one with a name gets one to begin with. */
  EObject create(EObject owner, CommandParameter child) {
    EObject made = child.getEValue();
    if (made instanceof Named named) {
      named.setName("new " + StudyWords.kind(named));
    }
    execute(CreateChildCommand.create(domain, owner, child, List.of(owner)));
    return made;
  }

  /** Takes {@code elements} away, and whatever points to them. */
  void delete(Collection<EObject> elements) {
    execute(DeleteCommand.create(domain, elements));
  }

  /** What can be set on {@code on}. */
  List<IItemPropertyDescriptor> properties(EObject on) {
    return items.adapt(on, IItemPropertySource.class) instanceof IItemPropertySource source
        ? source.getPropertyDescriptors(on)
        : List.of();
  }

  /**
   * Sets an attribute to what was typed; nothing unsets it, a list has commas.
   *
   * @throws IllegalArgumentException when the text is no such value
   */
  public void type(EObject on, EAttribute property, String text) {
    if (!text.trim().equals(StudyWords.value(on, property))) {
      set(on, property, parsed(property, text.trim()));
    }
  }

  /** What {@code text} means. */
  static Object parsed(EAttribute property, String text) {
    EDataType type = property.getEAttributeType();
    if (!property.isMany()) {
      return text.isEmpty() ? SetCommand.UNSET_VALUE : EcoreUtil.createFromString(type, text);
    }
    List<Object> values = new ArrayList<>();
    for (String word : text.split(",", -1)) {
      if (!word.isBlank()) {
        values.add(EcoreUtil.createFromString(type, word.trim()));
      }
    }
    return values;
  }

  void set(EObject on, EStructuralFeature property, Object value) {
    execute(
        SetCommand.create(domain, on, property, value == null ? SetCommand.UNSET_VALUE : value));
  }

  private void execute(Command command) {
    if (command.canExecute()) {
      commands.execute(command);
    }
  }
}
