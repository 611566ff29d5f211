/**
 * Makes whatever a test file says go out before the file goes on. `--test-force-exit` ends a file without waiting for what is still
 * in its pipe, and of short files with many tests that was the end of one in three. Node has no name for it that it documents.
 */
const pipe: unknown = Reflect.get(process.stdout, '_handle');
if (typeof pipe === 'object' && pipe !== null && 'setBlocking' in pipe && typeof pipe.setBlocking === 'function')
  Reflect.apply(pipe.setBlocking, pipe, [true]);
