package org.zuflint.house;

import java.util.List;

/** Imports point down, and only to rooms that the door leads to. */
final class Layers {
  private Layers() {}

  static void check(SourceTree tree, List<String> complaints) {
    for (JavaFile file : tree.main()) {
      int floor = floor(file.room());
      if (floor < 0) {
        complaints.add(
            file.name() + ": " + file.packageName() + " is on no floor; put it into House.FLOORS");
      }
      for (JavaFile.Reference reference : file.references()) {
        String where = file.name() + ":" + reference.line() + ": " + file.packageName();
        checkFloor(file, floor, reference, where, complaints);
        checkDoor(file, reference, where, complaints);
      }
    }
  }

  private static void checkFloor(
      JavaFile file,
      int floor,
      JavaFile.Reference reference,
      String where,
      List<String> complaints) {
    String target = reference.targetPackage();
    if (!target.startsWith("org.zuflint.") || target.equals(file.packageName()) || floor < 0) {
      return;
    }
    int other = floor(target.substring("org.zuflint.".length()));
    if (other >= floor) {
      String side = other == floor ? "beside" : "above";
      complaints.add(where + " uses " + target + ", which is " + side + " it in House.FLOORS");
    }
  }

  private static void checkDoor(
      JavaFile file, JavaFile.Reference reference, String where, List<String> complaints) {
    for (House.Door door : House.DOORS) {
      if (House.inside(file.room(), door.room())) {
        String target = reference.targetPackage() + ".";
        if (List.of(door.imports().split(" ")).stream().noneMatch(target::startsWith)) {
          complaints.add(
              where + " uses " + reference.target() + ", which House.DOORS keeps out of it");
        }
        return;
      }
    }
  }

  private static int floor(String room) {
    for (int floor = 0; floor < House.FLOORS.size(); floor++) {
      if (List.of(House.FLOORS.get(floor).split(" ")).contains(room)) {
        return floor;
      }
    }
    return -1;
  }
}
