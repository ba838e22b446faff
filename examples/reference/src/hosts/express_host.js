// Every Express snippet in an application of its own, under its code: /417/endpoint.
const express = require('express');
const fs = require('fs');
const path = require('path');

const host = express();
for (const file of fs.readdirSync(process.env.SNIPPETS)) {
  if (file.endsWith('.js')) {
    const app = express();
    new Function('app', fs.readFileSync(path.join(process.env.SNIPPETS, file), 'utf8'))(app);
    host.use('/' + path.basename(file, '.js'), app);
  }
}
host.listen(Number(process.argv[2]), '127.0.0.1');
