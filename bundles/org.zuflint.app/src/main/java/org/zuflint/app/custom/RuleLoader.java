package org.zuflint.app.custom;

import java.util.SortedMap;
import org.zuflint.core.engine.Steps;

/** Loads the classes of rules; they see the rule API, some of Java, and each other. */
final class RuleLoader extends ClassLoader {
  private final SortedMap<String, byte[]> classes;

  RuleLoader(SortedMap<String, byte[]> classes) {
    super("zuflint-rules", RuleLoader.class.getClassLoader());
    this.classes = classes;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    boolean foreign = classes.containsKey(path(name));
    if (foreign) {
      synchronized (getClassLoadingLock(name)) {
        Class<?> known = findLoadedClass(name);
        return known == null ? findClass(name) : known;
      }
    }
    if (Sight.links(name) || name.equals(Steps.class.getName())) {
      return super.loadClass(name, resolve);
    }
    throw new ClassNotFoundException(name + ", which a rule may not use");
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = classes.get(path(name));
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    byte[] counted = StepCounter.counted(bytes);
    return defineClass(name, counted, 0, counted.length);
  }

  private static String path(String name) {
    return name.replace('.', '/') + ".class";
  }
}
