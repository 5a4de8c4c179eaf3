import { expect, test } from "vitest";
import { all_commands, menu_groups, of_the_hand, shortcuts } from "./shortcuts";
import { has_word } from "./words";

test("window c8: every command has its words, and one key is of one command", () => {
  for (const command of all_commands) expect([command, has_word(`ui.key.${command}`)]).toEqual([command, true]);
  const keys = Object.values(shortcuts).flat();
  expect(new Set(keys).size).toBe(keys.length);
});

test("window c8: a command without a key is to be found by name, and the menu offers each once", () => {
  const without = all_commands.filter((command) => shortcuts[command].length === 0);
  expect(without.filter((command) => of_the_hand.has(command))).toEqual([]);
  const menu = menu_groups.flat();
  expect(new Set(menu).size).toBe(menu.length);
});
