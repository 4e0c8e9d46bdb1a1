Attribute VB_Name = "xtLauncher"
Option Explicit
' Starts Python for one button and waits for it. ASCII only: what a person reads stands in the sheet xltools.text.
' Settings come from this add-in's own sheet and never from the workbook a person opened; no cmd.exe, no search path.

Private Const SETTINGS_SHEET As String = "xltools.conf"
Private Const TEXT_SHEET As String = "xltools.text"
Private Const REFUSED As Long = 2
Private Const UNREACHED As Long = 4
Private Const HIDDEN_WINDOW As Long = 0
Private Const ICON_EXCLAMATION As Long = 48

#If Mac Then
#ElseIf VBA7 Then
Private Declare PtrSafe Function MessageBoxW Lib "user32" (ByVal hWnd As LongPtr, ByVal lpText As LongPtr, ByVal lpCaption As LongPtr, ByVal uType As Long) As Long
#Else
Private Declare Function MessageBoxW Lib "user32" (ByVal hWnd As Long, ByVal lpText As Long, ByVal lpCaption As Long, ByVal uType As Long) As Long
#End If

' Exit codes of Python: 0 done, 2 refused and already told; what Python could not tell in Excel is told here.
Public Sub PressButton(ByVal ButtonId As String)
    Dim code As Long
    If ActiveWorkbook Is Nothing Then
        Tell TextOf("no.workbook")
        Exit Sub
    End If
    On Error GoTo Failed
    Application.StatusBar = TextOf("status.working")
    code = StartPython(ButtonId, ActiveWorkbook.Name)
    Application.StatusBar = False
    If code = UNREACHED Then
        Tell TextOf("book.unreached")
    ElseIf code <> 0 And code <> REFUSED Then
        Tell TextOf("start.failed") & " (" & CStr(code) & ")"
    End If
    Exit Sub
Failed:
    Application.StatusBar = False
    Tell TextOf("start.failed") & " (" & Err.Description & ")"
End Sub

Private Function StartPython(ByVal ButtonId As String, ByVal BookName As String) As Long
    #If Mac Then
        StartPython = CLng(AppleScriptTask("xltools.applescript", "PressButton", SettingOf("interpreter") & vbLf & ButtonId & vbLf & BookArgument(BookName)))
    #Else
        Dim shell As Object
        Dim interpreter As String
        Set shell = CreateObject("WScript.Shell")
        interpreter = shell.ExpandEnvironmentStrings(SettingOf("interpreter"))
        If Len(interpreter) = 0 Then Err.Raise 53, , TextOf("interpreter.unset")
        If Len(Dir(interpreter)) = 0 Then Err.Raise 53, , TextOf("interpreter.missing") & interpreter
        StartPython = shell.Run(CommandLine(interpreter, ButtonId, BookName, Application.Hwnd), HIDDEN_WINDOW, True)
    #End If
End Function

' -I: neither the folder of the workbook nor the environment of the person decides what is imported.
Public Function CommandLine(ByVal Interpreter As String, ByVal ButtonId As String, ByVal BookName As String, ByVal WindowHandle As String) As String
    CommandLine = Quoted(Interpreter) & " -I -X utf8 -m xltools.buttons " & ButtonId & " " & Quoted(BookArgument(BookName)) & " --from_xl=1 --hwnd=" & WindowHandle
End Function

' WScript.Shell replaces %NAME% in a command line and quotes cannot be escaped in it: such a name travels as hexadecimal.
Public Function BookArgument(ByVal BookName As String) As String
    If InStr(BookName, "%") > 0 Or InStr(BookName, Chr$(34)) > 0 Then
        BookArgument = "--wb-utf16=" & HexOf(BookName)
    Else
        BookArgument = "--wb=" & BookName
    End If
End Function

Private Function HexOf(ByVal Text As String) As String
    Dim i As Long
    Dim code As Long
    For i = 1 To Len(Text)
        code = AscW(Mid$(Text, i, 1))
        If code < 0 Then code = code + 65536
        HexOf = HexOf & Right$("000" & Hex$(code), 4)
    Next i
End Function

Private Function Quoted(ByVal Text As String) As String
    Quoted = Chr$(34) & Text & Chr$(34)
End Function

Private Function SettingOf(ByVal Key As String) As String
    SettingOf = ValueOf(SETTINGS_SHEET, Key)
End Function

Public Function TextOf(ByVal Key As String) As String
    TextOf = ValueOf(TEXT_SHEET, Key)
    If Len(TextOf) = 0 Then TextOf = Key
End Function

' Column A holds the keys, column B the values; an empty key ends the list.
Private Function ValueOf(ByVal SheetName As String, ByVal Key As String) As String
    Dim sheet As Worksheet
    Dim row As Long
    Set sheet = ThisWorkbook.Worksheets(SheetName)
    row = 1
    Do While Len(sheet.Cells(row, 1).Value) > 0
        If sheet.Cells(row, 1).Value = Key Then
            ValueOf = sheet.Cells(row, 2).Value
            Exit Function
        End If
        row = row + 1
    Loop
End Function

' VBA's MsgBox goes through the ANSI code page and shows ???? on a Windows that is not Chinese.
Private Sub Tell(ByVal Text As String)
    #If Mac Then
        MsgBox Text, vbExclamation, TextOf("title")
    #Else
        Dim title As String
        title = TextOf("title")
        MessageBoxW Application.Hwnd, StrPtr(Text), StrPtr(title), ICON_EXCLAMATION
    #End If
End Sub
