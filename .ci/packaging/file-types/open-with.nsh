; Archives of logs: Trailcase is offered under "Open with", and what opens them by default stays. What
; electron-builder's own fileAssociations write would make Trailcase the default program, so they are not used here.
; Source: learn.microsoft.com/windows/win32/shell/fa-file-types, "OpenWithProgids"

!define ARCHIVE_CLASS "Trailcase.Archive"

!macro offerArchive EXT
  WriteRegNone SHELL_CONTEXT "Software\Classes\.${EXT}\OpenWithProgids" "${ARCHIVE_CLASS}"
!macroend

!macro withdrawArchive EXT
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.${EXT}\OpenWithProgids" "${ARCHIVE_CLASS}"
!macroend

!macro eachArchive DO
  !insertmacro ${DO} "json"
  !insertmacro ${DO} "jsonl"
  !insertmacro ${DO} "ndjson"
  !insertmacro ${DO} "csv"
  !insertmacro ${DO} "tsv"
  !insertmacro ${DO} "gz"
  !insertmacro ${DO} "zst"
  !insertmacro ${DO} "zip"
!macroend

!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\${ARCHIVE_CLASS}" "" "Log archive"
  WriteRegStr SHELL_CONTEXT "Software\Classes\${ARCHIVE_CLASS}\DefaultIcon" "" "$INSTDIR\${APP_EXECUTABLE_FILENAME},0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\${ARCHIVE_CLASS}\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  !insertmacro eachArchive offerArchive
  System::Call 'Shell32::SHChangeNotify(i 0x8000000, i 0, i 0, i 0)'
!macroend

!macro customUnInstall
  !insertmacro eachArchive withdrawArchive
  DeleteRegKey SHELL_CONTEXT "Software\Classes\${ARCHIVE_CLASS}"
!macroend
