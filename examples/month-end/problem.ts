/** Something the person at the keyboard can mend. Its message is all they need to see: no stack trace. */
export class Problem extends Error {
  /** 2 for a wrong command line, 1 for files that cannot be read or written. */
  readonly exitCode: 1 | 2;

  constructor(exitCode: 1 | 2, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}

export const missing = "it does not exist";

/** Why a file operation failed, in words. */
export function fileTrouble(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  switch (code) {
    case "ENOENT":
      return missing;
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return "permission was refused";
    case "EISDIR":
      return "it is a directory";
    case "ENOTDIR":
    case "EEXIST":
      return "a part of its path is a file, not a directory";
    case "ENOSPC":
      return "the disk is full";
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
