/** Folders that are named by one of their files. */
import { folderOf, isInside } from '../../contributions/paths.ts';

const front = /(^|\/)(__init__\.pyi?|(index|mod)\.\w+)$/;

/** Whether a file stands for the folder in which a path lies, so that naming the folder may reach either. */
export function isFrontOf(file: string, path: string): boolean {
  const folder = folderOf(file);
  return front.test(file) && folder !== '' && isInside(path, folder);
}
