@echo off
rem The command line of Trailcase: plain Node, no window. Needs Node 22.15 or newer.
where node >nul 2>nul
if errorlevel 1 (
  echo trailcase: needs Node 22.15 or newer on the PATH ^(nodejs.org^); the window does not. 1>&2
  exit /b 1
)
node "%~dp0out\main\hosts\cli\trailcase.js" %*
