; Inno Setup 6 recipe: iscc /DVersion=0.1.0 packaging\windows\qjviewer.iss
; Needs dist\qjviewer, made on Windows by: python packaging\freeze.py
; Not built by the developers so far: written with care, tried by nobody.
; This file is UTF-8 with a byte order mark, as Inno Setup wants it.

#ifndef Version
  #error Give the version: iscc /DVersion=...
#endif

[Setup]
AppId={{6D7E1B4C-2A52-4B0E-9E64-6F6B1B7C0E21}
AppName=经济简报 qjviewer
AppVersion={#Version}
AppPublisher=qjviewer developers
DefaultDirName={autopf}\qjviewer
DefaultGroupName=经济简报
; Office machines seldom give administrator rights: the user's own folder is the default.
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
; Qt 6.11 needs Windows 10 1809.
MinVersion=10.0.17763
ChangesAssociations=yes
DisableProgramGroupPage=yes
LicenseFile=..\..\LICENSE
OutputDir=..\..\dist
OutputBaseFilename=qjviewer-{#Version}-setup
Compression=lzma2/max
SolidCompression=yes
SetupIconFile=qjviewer.ico
UninstallDisplayIcon={app}\qjviewerw.exe
WizardStyle=modern

[Languages]
; Simplified Chinese is an unofficial translation of Inno Setup's; put it beside this file to have it:
; ChineseSimplified.isl from Inno Setup's page of translations.
#if FileExists(AddBackslash(SourcePath) + "ChineseSimplified.isl")
Name: "zh"; MessagesFile: "ChineseSimplified.isl"
#endif
Name: "en"; MessagesFile: "compiler:Default.isl"

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked

[InstallDelete]
; Libraries of an older version must not be loaded by a newer one.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "..\..\dist\qjviewer\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{autoprograms}\经济简报"; Filename: "{app}\qjviewerw.exe"
Name: "{autodesktop}\经济简报"; Filename: "{app}\qjviewerw.exe"; Tasks: desktopicon

[Registry]
; HKA: for the user or for all, as it is installed. Windows sees only the last suffix, so .qj.yaml stays
; with the editor; "open with" offers the program for it.
Root: HKA; Subkey: "Software\Classes\.qjb\OpenWithProgids"; ValueType: string; ValueName: "qjviewer.Briefing"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.qjb"; ValueType: string; ValueName: ""; ValueData: "qjviewer.Briefing"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\qjviewer.Briefing"; ValueType: string; ValueName: ""; ValueData: "经济简报"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\qjviewer.Briefing\DefaultIcon"; ValueType: string; ValueName: ""; ValueData: "{app}\qjviewerw.exe,0"
Root: HKA; Subkey: "Software\Classes\qjviewer.Briefing\shell\open\command"; ValueType: string; ValueName: ""; ValueData: """{app}\qjviewerw.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\Applications\qjviewerw.exe\shell\open\command"; ValueType: string; ValueName: ""; ValueData: """{app}\qjviewerw.exe"" ""%1"""; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Applications\qjviewerw.exe"; ValueType: string; ValueName: "FriendlyAppName"; ValueData: "经济简报"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Applications\qjviewerw.exe\SupportedTypes"; ValueType: string; ValueName: ".qjb"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\qjviewerw.exe\SupportedTypes"; ValueType: string; ValueName: ".yaml"; ValueData: ""

[Run]
Filename: "{app}\qjviewerw.exe"; Description: "{cm:LaunchProgram,qjviewer}"; Flags: nowait postinstall skipifsilent
