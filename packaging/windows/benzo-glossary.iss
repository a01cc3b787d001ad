; The Windows installer, for Inno Setup 6: per user, so that no administrator is asked for. Made from the frozen program:
;   iscc /DVersion=0.1.0 packaging\windows\benzo-glossary.iss
; Not run yet on a Windows machine by hand; .github/workflows/bundles.yml builds it there, installs it silently, runs the
; self-test and removes it again.

#ifndef Version
  #error Say which version: iscc /DVersion=0.1.0 ...
#endif
#define Name "Benzodiazepine Glossary"

[Setup]
AppId={{6B0C2F7E-5B5E-4C39-9E0B-3D1B8A0E61F4}
AppName={#Name}
AppVersion={#Version}
AppPublisher=Benzodiazepine Glossary contributors
SourceDir=..\..
OutputDir=dist
OutputBaseFilename=benzo-glossary-{#Version}-windows-x64-setup
DefaultDirName={autopf}\{#Name}
DisableProgramGroupPage=yes
DisableDirPage=auto
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
Compression=lzma2/max
SolidCompression=yes
LicenseFile=LICENSE
SetupIconFile=build\frozen\work\benzo-glossary\benzo-glossary.ico
UninstallDisplayIcon={app}\benzo-glossary.exe
WizardStyle=modern
CloseApplications=yes

[Languages]
Name: "english"; MessagesFile: "compiler:Default.isl"

[Tasks]
Name: "desktopicon"; Description: "Put a shortcut on the desktop"; Flags: unchecked

[InstallDelete]
; a newer version may carry fewer files, and an old library beside a new one is worse than none
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "build\frozen\benzo-glossary\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion
Source: "resources\THIRD_PARTY.md"; DestDir: "{app}"; Flags: ignoreversion

[Icons]
Name: "{autoprograms}\{#Name}"; Filename: "{app}\benzo-glossary.exe"
Name: "{autodesktop}\{#Name}"; Filename: "{app}\benzo-glossary.exe"; Tasks: desktopicon

[Run]
Filename: "{app}\benzo-glossary.exe"; Description: "Open the glossary"; Flags: nowait postinstall skipifsilent
