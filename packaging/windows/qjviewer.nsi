; The installer for Windows, for the current user only; made on Linux by release.py --windows:
;   makensis -DVERSION=0.1.0 -DFOLDER=/path/to/program -DOUT=/path/to/setup.exe qjviewer.nsi
; -DQUICK makes a larger one in a tenth of the time, for trying the recipe out.
; Silent: setup.exe /S [/D=C:\folder]; the exit code is 0, or 3 where the program is running.
Unicode true
Target amd64-unicode
!ifdef QUICK
SetCompressor zlib
!else
SetCompressor /SOLID lzma
SetCompressorDictSize 64
!endif
ManifestDPIAware true
ManifestSupportedOS Win10
RequestExecutionLevel user
!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include x64.nsh

!define PROGRAM "qjviewerw.exe"
!define KIND "qjviewer.Briefing"
!define CLASSES "Software\Classes"
!define OURS "Software\qjviewer"
!define REMOVAL "Software\Microsoft\Windows\CurrentVersion\Uninstall\qjviewer"
!define RUNNING 3

Name "$(Title)"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\qjviewer"
InstallDirRegKey HKCU "${OURS}\Setup" "Folder"
BrandingText "qjviewer ${VERSION}"
VIProductVersion "${VERSION}.0"
VIFileVersion "${VERSION}.0"
VIAddVersionKey /LANG=2052 "ProductName" "经济简报 qjviewer"
VIAddVersionKey /LANG=2052 "FileDescription" "经济简报安装程序"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "LegalCopyright" "MIT"

!define MUI_ICON "qjviewer.ico"
!define MUI_UNICON "qjviewer.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "TradChinese"
!insertmacro MUI_LANGUAGE "English"

LangString Title 2052 "经济简报"
LangString Title 1028 "經濟簡報"
LangString Title 1033 "qjviewer"
LangString TooOld 2052 "需要 64 位 Windows 10（1809 或更新版本）或 Windows 11。"
LangString TooOld 1028 "需要 64 位元 Windows 10（1809 或更新版本）或 Windows 11。"
LangString TooOld 1033 "64-bit Windows 10 (1809 or newer) or Windows 11 is needed."
LangString CloseFirst 2052 "经济简报正在运行。请先关闭它的所有窗口，再重试。"
LangString CloseFirst 1028 "經濟簡報正在執行。請先關閉它的所有視窗，再重試。"
LangString CloseFirst 1033 "qjviewer is running. Close all its windows, then try again."
LangString NotOurs 2052 "这个文件夹里有别的文件，而且不是经济简报的文件夹。请换一个空文件夹。"
LangString NotOurs 1028 "這個資料夾裡有別的檔案，而且不是經濟簡報的資料夾。請換一個空資料夾。"
LangString NotOurs 1033 "This folder holds other files and is not one of qjviewer's. Choose an empty one."
LangString AskSettings 2052 "是否同时删除设置、最近打开的记录和日志？$\n您的简报不会被删除。"
LangString AskSettings 1028 "是否同時刪除設定、最近開啟的記錄和日誌？$\n您的簡報不會被刪除。"
LangString AskSettings 1033 "Remove your settings, the list of recent files and the log as well?$\nYour briefings stay in any case."

; A running program keeps its files: nothing is touched before it has ended. Its launcher holds the mutex.
!macro RefuseWhileRunning un
Function ${un}RefuseWhileRunning
  again:
  System::Call 'kernel32::OpenMutexW(i 0x100000, i 0, w "Local\qjviewer-running") p .r0'
  ${If} $0 P<> 0
    System::Call 'kernel32::CloseHandle(p r0)'
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(CloseFirst)" /SD IDCANCEL IDRETRY again
    SetErrorLevel ${RUNNING}
    Quit
  ${EndIf}
FunctionEnd
!macroend
!insertmacro RefuseWhileRunning ""
!insertmacro RefuseWhileRunning "un."

; Only what an installation put there: a file of somebody else's in the folder stays.
!macro RemoveProgram
  RMDir /r "$INSTDIR\runtime"
  RMDir /r "$INSTDIR\lib"
  RMDir /r "$INSTDIR\app"
  Delete "$INSTDIR\qjviewer.exe"
  Delete "$INSTDIR\${PROGRAM}"
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "$(TooOld)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
FunctionEnd

Function un.onInit
FunctionEnd

Section
  Call RefuseWhileRunning
  ; runtime, lib and app are emptied below: never those of another program.
  ${If} ${FileExists} "$INSTDIR\*.*"
  ${AndIfNot} ${FileExists} "$INSTDIR\${PROGRAM}"
    ${DirState} "$INSTDIR" $0
    ${If} $0 == 1
      MessageBox MB_OK|MB_ICONSTOP "$(NotOurs)" /SD IDOK
      SetErrorLevel 2
      Quit
    ${EndIf}
  ${EndIf}
  SetOutPath "$INSTDIR"
  !insertmacro RemoveProgram
  File /r "${FOLDER}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "${OURS}\Setup" "Folder" "$INSTDIR"
  CreateShortCut "$SMPROGRAMS\经济简报.lnk" "$INSTDIR\${PROGRAM}" "" "$INSTDIR\${PROGRAM}" 0
  CreateShortCut "$DESKTOP\经济简报.lnk" "$INSTDIR\${PROGRAM}" "" "$INSTDIR\${PROGRAM}" 0

  WriteRegStr HKCU "${CLASSES}\${KIND}" "" "经济简报"
  WriteRegStr HKCU "${CLASSES}\${KIND}\DefaultIcon" "" "$INSTDIR\${PROGRAM},0"
  WriteRegStr HKCU "${CLASSES}\${KIND}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  WriteRegStr HKCU "${CLASSES}\.qjb" "" "${KIND}"
  WriteRegStr HKCU "${CLASSES}\.qjb\OpenWithProgids" "${KIND}" ""
  ; Windows looks at the last suffix only: .qj.yaml stays with the editor, and "open with" offers us.
  WriteRegStr HKCU "${CLASSES}\.yaml\OpenWithProgids" "${KIND}" ""
  WriteRegStr HKCU "${CLASSES}\Applications\${PROGRAM}" "FriendlyAppName" "经济简报"
  WriteRegStr HKCU "${CLASSES}\Applications\${PROGRAM}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  WriteRegStr HKCU "${CLASSES}\Applications\${PROGRAM}\SupportedTypes" ".qjb" ""
  WriteRegStr HKCU "${CLASSES}\Applications\${PROGRAM}\SupportedTypes" ".yaml" ""

  WriteRegStr HKCU "${REMOVAL}" "DisplayName" "经济简报 qjviewer"
  WriteRegStr HKCU "${REMOVAL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${REMOVAL}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
  WriteRegStr HKCU "${REMOVAL}" "Publisher" "qjviewer developers"
  WriteRegStr HKCU "${REMOVAL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${REMOVAL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${REMOVAL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${REMOVAL}" "NoModify" 1
  WriteRegDWORD HKCU "${REMOVAL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${REMOVAL}" "EstimatedSize" $0
  ${RefreshShellIcons}
SectionEnd

Section Uninstall
  Call un.RefuseWhileRunning
  !insertmacro RemoveProgram
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\经济简报.lnk"
  Delete "$DESKTOP\经济简报.lnk"
  DeleteRegKey HKCU "${CLASSES}\${KIND}"
  DeleteRegKey HKCU "${CLASSES}\Applications\${PROGRAM}"
  DeleteRegValue HKCU "${CLASSES}\.yaml\OpenWithProgids" "${KIND}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.yaml\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.yaml"
  DeleteRegValue HKCU "${CLASSES}\.qjb\OpenWithProgids" "${KIND}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.qjb\OpenWithProgids"
  ReadRegStr $0 HKCU "${CLASSES}\.qjb" ""
  ${If} $0 == "${KIND}"
    DeleteRegValue HKCU "${CLASSES}\.qjb" ""
  ${EndIf}
  DeleteRegKey /ifempty HKCU "${CLASSES}\.qjb"
  DeleteRegKey HKCU "${OURS}\Setup"
  DeleteRegKey HKCU "${REMOVAL}"
  ; What the program keeps of a person goes only where the person says so; silently it stays.
  MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(AskSettings)" /SD IDNO IDNO kept
  DeleteRegKey HKCU "${OURS}"
  RMDir /r "$APPDATA\qjviewer"
  RMDir /r "$LOCALAPPDATA\qjviewer"
  kept:
  DeleteRegKey /ifempty HKCU "${OURS}"
  ${RefreshShellIcons}
SectionEnd
